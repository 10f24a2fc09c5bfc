#!/usr/bin/env bash
# Runs the packaged service once with the bundled sample and a PostgreSQL of its own, asks it what the page asks, and
# stops it. What Java loaded, linked and counted meanwhile goes into whynot.aot beside it, and later starts
# (-XX:AOTCache=whynot.aot) need not do it again: https://openjdk.org/jeps/514 and /515.
# Usage: train.sh FOLDER_OF_QUARKUS_RUN_JAR   (needs curl; later starts must be by the same Java and name the jar by its whole path)
set -euo pipefail
cd "${1:?the folder with quarkus-run.jar}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
scratch=$(mktemp -d)
port=${TRAINING_PORT:-18089}
url=http://127.0.0.1:$port
trap 'kill "${service:-}" 2>/dev/null || true; rm -rf "$scratch"' EXIT
echo "Training run: starting Whynot with its sample"
WHYNOT_DATA_DIR="$scratch/data" QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT="$port" \
    "$java" -XX:AOTCacheOutput=whynot.aot ${JAVA_OPTS:-} -jar "$PWD/quarkus-run.jar" >"$scratch/log" 2>&1 &
service=$!
until curl -s "$url/api/v1/summary" | grep -q '"records":[1-9]'; do
    kill -0 "$service" 2>/dev/null || { cat "$scratch/log" >&2; echo "The service did not start" >&2; exit 1; }
    sleep 0.2
done
for round in {1..40}; do
    for question in summary 'breakdown?by=reason' 'breakdown?by=industry,reason&compare=rest' 'trend' 'trend?by=reason&interval=week' \
        'cohorts' 'funnel' 'records' dimensions 'review' sync imports taxonomy; do
        curl -s --max-time 60 -o "$scratch/answer" "$url/api/v1/$question"
    done
    for page in / /q/metrics; do curl -s -o "$scratch/answer" "$url$page"; done
done
for question in diagnosis drivers changes findings; do
    for round in 1 2 3; do curl -s --max-time 60 -o "$scratch/answer" "$url/api/v1/$question"; done
done
kill "$service"
wait "$service" || true
[ -s whynot.aot ] || { cat "$scratch/log" >&2; echo "Java wrote no whynot.aot" >&2; exit 1; }
echo "Training run: $(du -h whynot.aot | cut -f1) in whynot.aot"
