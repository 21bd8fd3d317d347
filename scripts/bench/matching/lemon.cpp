// The reference in C++: LEMON's network simplex on the same instances, by the same measure (most matched, then score).
//
//   lemon INSTANCE free|distinct SEATING
//
// Reads what instance.ts writes, writes the mentor of each mentee (32-bit, -1 for nobody) to SEATING, and prints one
// line of JSON: milliseconds of building, of solving and of the processor while solving, greatest resident size.
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>
#include <vector>

using Graph = lemon::StaticDigraph;
using Clock = std::chrono::steady_clock;

struct Instance {
  int mentees = 0, mentors = 0, departments = 0, offers = 0;
  std::vector<int32_t> department, seats, offerStart, offerMentor, offerScore;
};

struct Arc {
  int from, to, capacity;
  int64_t cost;
};

static std::vector<int32_t> readNumbers(FILE* file, int count) {
  std::vector<int32_t> numbers(count);
  if (std::fread(numbers.data(), 4, count, file) != static_cast<size_t>(count)) {
    std::fprintf(stderr, "The instance ends too early.\n");
    std::exit(1);
  }
  return numbers;
}

static Instance readInstance(const char* path) {
  FILE* file = std::fopen(path, "rb");
  if (!file) {
    std::fprintf(stderr, "%s cannot be read.\n", path);
    std::exit(1);
  }
  const auto header = readNumbers(file, 5);
  Instance instance;
  instance.mentees = header[1];
  instance.mentors = header[2];
  instance.departments = header[3];
  instance.offers = header[4];
  instance.department = readNumbers(file, instance.mentees);
  instance.seats = readNumbers(file, instance.mentors);
  instance.offerStart = readNumbers(file, instance.mentees + 1);
  instance.offerMentor = readNumbers(file, instance.offers);
  instance.offerScore = readNumbers(file, instance.offers);
  std::fclose(file);
  return instance;
}

// Linux's own word; getrusage would also count the moment in which this process was still a copy of its parent.
static double peakMegabytes() {
  FILE* status = std::fopen("/proc/self/status", "r");
  if (!status) return 0;
  char line[256];
  long kilobytes = 0;
  while (std::fgets(line, sizeof line, status)) std::sscanf(line, "VmHWM: %ld", &kilobytes);
  std::fclose(status);
  return static_cast<double>(kilobytes) / 1024;
}

static double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Nodes: mentees, mentors, one node for nobody and free seats alike, then the places (mentor, department) that two or
// more mentees could contend for; a place with one contender needs no node. Arcs of a mentee come in the order of its
// offers, then the one to nobody, which costs more than all scores together can save.
static std::vector<Arc> buildArcs(const Instance& of, bool distinct, int& nodeCount) {
  const int end = of.mentees + of.mentors;
  const int64_t top = 1000000;
  const int64_t unmatched = top * (static_cast<int64_t>(of.mentees) + 1);
  std::vector<int32_t> placeNode;
  nodeCount = end + 1;
  if (distinct) {
    placeNode.assign(static_cast<size_t>(of.mentors) * of.departments, 0);
    for (int mentee = 0; mentee < of.mentees; mentee++)
      for (int offer = of.offerStart[mentee]; offer < of.offerStart[mentee + 1]; offer++)
        placeNode[static_cast<size_t>(of.offerMentor[offer]) * of.departments + of.department[mentee]]++;
    for (auto& place : placeNode) place = place > 1 ? nodeCount++ : -1;
  }
  std::vector<Arc> arcs;
  arcs.reserve(of.offers + of.mentees + of.mentors + (nodeCount - end));
  for (int mentee = 0; mentee < of.mentees; mentee++) {
    for (int offer = of.offerStart[mentee]; offer < of.offerStart[mentee + 1]; offer++) {
      const int mentor = of.offerMentor[offer];
      const int place = distinct ? placeNode[static_cast<size_t>(mentor) * of.departments + of.department[mentee]] : -1;
      arcs.push_back({mentee, place < 0 ? of.mentees + mentor : place, 1, top - of.offerScore[offer]});
    }
    arcs.push_back({mentee, end, 1, unmatched});
  }
  for (int mentor = 0; mentor < of.mentors; mentor++) arcs.push_back({of.mentees + mentor, end, of.seats[mentor], 0});
  for (size_t place = 0; place < placeNode.size(); place++)
    if (placeNode[place] >= 0) arcs.push_back({placeNode[place], of.mentees + static_cast<int>(place / of.departments), 1, 0});
  return arcs;
}

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "lemon INSTANCE free|distinct SEATING\n");
    return 1;
  }
  const Instance instance = readInstance(arguments[1]);
  const bool distinct = std::strcmp(arguments[2], "distinct") == 0;

  const auto buildStart = Clock::now();
  int nodeCount = 0;
  const auto arcs = buildArcs(instance, distinct, nodeCount);
  std::vector<std::pair<int, int>> ends;
  ends.reserve(arcs.size());
  for (const auto& arc : arcs) ends.push_back({arc.from, arc.to});
  Graph graph;
  graph.build(nodeCount, ends.begin(), ends.end());
  Graph::ArcMap<int64_t> cost(graph);
  Graph::ArcMap<int> capacity(graph);
  Graph::NodeMap<int> supply(graph, 0);
  for (size_t at = 0; at < arcs.size(); at++) {
    cost[graph.arc(at)] = arcs[at].cost;
    capacity[graph.arc(at)] = arcs[at].capacity;
  }
  for (int mentee = 0; mentee < instance.mentees; mentee++) supply[graph.node(mentee)] = 1;
  supply[graph.node(instance.mentees + instance.mentors)] = -instance.mentees;
  lemon::NetworkSimplex<Graph, int, int64_t> simplex(graph);
  simplex.upperMap(capacity).costMap(cost).supplyMap(supply);
  const double buildMs = millisecondsSince(buildStart);

  const auto solveStart = Clock::now();
  const std::clock_t cpuStart = std::clock();
  const auto status = simplex.run();
  const double solveMs = millisecondsSince(solveStart);
  const double cpuMs = 1000.0 * static_cast<double>(std::clock() - cpuStart) / CLOCKS_PER_SEC;
  if (status != simplex.OPTIMAL) {
    std::fprintf(stderr, "The network simplex found no optimum.\n");
    return 1;
  }

  std::vector<int32_t> mentorOf(instance.mentees, -1);
  size_t arc = 0;
  for (int mentee = 0; mentee < instance.mentees; mentee++, arc++)
    for (int offer = instance.offerStart[mentee]; offer < instance.offerStart[mentee + 1]; offer++, arc++)
      if (simplex.flow(graph.arc(arc)) > 0) mentorOf[mentee] = instance.offerMentor[offer];
  FILE* seating = std::fopen(arguments[3], "wb");
  if (!seating || std::fwrite(mentorOf.data(), 4, mentorOf.size(), seating) != mentorOf.size()) {
    std::fprintf(stderr, "%s cannot be written.\n", arguments[3]);
    return 1;
  }
  std::fclose(seating);
  std::printf("{\"buildMs\":%.3f,\"solveMs\":%.3f,\"cpuMs\":%.3f,\"peakMb\":%.1f}\n", buildMs, solveMs, cpuMs, peakMegabytes());
  return 0;
}
