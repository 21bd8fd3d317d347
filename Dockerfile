# The tab is built with all tools; the image that runs has Node 26, the production packages, the API and the built tab.
FROM node:26-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings its own Node, so the pinned npm package of it and other install scripts are not needed.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig*.json ./
COPY api api
COPY tabs tabs
COPY scripts scripts
RUN node scripts/build.ts

FROM node:26-slim
ENV NODE_ENV=production PORT=3978
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY api api
COPY --from=build /app/dist/tab dist/tab
USER node
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/main.ts"]
