# make run, make test; make help lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

MAVEN ?= mvn
# the collector with the shortest pauses on a heap so small, no collection of classes before the start is over, and memory
# in large pages where Linux has them (docs/benchmarks.md)
JAVA_OPTS ?= -Xmx512m -Xmn64m -XX:+UseSerialGC -XX:MetaspaceSize=128m -XX:+IgnoreUnrecognizedVMOptions -XX:+UseTransparentHugePages
SIMULATOR_PORT ?= 8090
FUZZ ?= csv values mapping-file outbound-message json-records change-event describe soql-answer bulk-page refusal query-parameters
FUZZ_SECONDS ?= 60
SOAKS ?= Soak EventSoak WebhookSoak
BENCHES ?= Import FirstLoad Webhook Event Facts Drivers Page Start
# ten million records twice, once to measure and once to compare, beside the native DuckDB
FACTS_BENCH_OPTIONS ?= -Xmx4g --enable-native-access=ALL-UNNAMED -Djava.util.logging.manager=org.jboss.logmanager.LogManager

# A JDK 25: JAVA_HOME if it is one, else the usual places, else the java on the PATH.
find_jdk = for home in "$$JAVA_HOME" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home \
		"$$HOME"/.sdkman/candidates/java/25* "$$HOME"/.jdks/*25* \
		"$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac)" 2>/dev/null)")" 2>/dev/null)"; do \
	[ -x "$$home/bin/javac" ] && "$$home/bin/javac" -version 2>&1 | grep -q '^javac 25' && echo "$$home" && break; done
JDK := $(shell $(find_jdk))

export JAVA_HOME = $(JDK)

APP := target/quarkus-app/quarkus-run.jar
AOT := target/quarkus-app/whynot.aot
use_aot = $(if $(wildcard $(AOT)),-XX:AOTCache=$(CURDIR)/$(AOT))
SOURCES := pom.xml $(shell find src/main -type f 2>/dev/null)

.PHONY: help tools chromium run aot token test screenshots test-simulator test-metadata format openapi examples sample bench evaluate evaluate-drivers sbom soak chaos load fuzz clean

help: ## Lists these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

tools:
	@[ -n "$(JDK)" ] || { echo "Whynot needs a JDK 25: install one (for example Eclipse Temurin 25) or point JAVA_HOME at it." >&2; exit 1; }
	@command -v $(MAVEN) >/dev/null || { echo "Whynot needs Maven 3.8.7 or newer on the PATH (Debian: apt-get install maven)." >&2; exit 1; }
	@v=$$($(MAVEN) -v 2>/dev/null | sed -nE 's/.*Apache Maven ([0-9.]+).*/\1/p'); \
		[ "$$(printf '3.8.7\n%s\n' "$$v" | sort -V | head -1)" = 3.8.7 ] || { echo "Whynot needs Maven 3.8.7 or newer; this is $$v." >&2; exit 1; }

$(APP): $(SOURCES) | tools
	@rm -f $(AOT)
	$(MAVEN) -B -q package -DskipTests
	@touch $(APP)

# With it a start takes about two fifths less (docs/benchmarks.md); it fits this build and this Java only.
$(AOT): $(APP)
	JAVA_OPTS="$(JAVA_OPTS)" src/main/aot/train.sh $(dir $(APP))

aot: $(AOT) ## A training run, so that later starts of `make run` are faster (needs curl)

ifeq ($(SALESFORCE),simulator)
run: $(APP)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@"$(JDK)/bin/java" -Xmx512m -cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.simulator.Main --port=$(SIMULATOR_PORT) --daily-api-requests=1000000 & \
	simulator=$$!; trap 'kill $$simulator 2>/dev/null' EXIT; trap 'exit 130' INT TERM; \
	export WHYNOT_DATA_DIR=target/simulated-org WHYNOT_SALESFORCE_LOGIN_URL=http://127.0.0.1:$(SIMULATOR_PORT) \
		WHYNOT_SALESFORCE_CLIENT_ID=3MVG9.simulated.client.id WHYNOT_SALESFORCE_CLIENT_SECRET=simulated-secret \
		WHYNOT_SALESFORCE_POLL_EVERY=$${WHYNOT_SALESFORCE_POLL_EVERY:-5s}; \
	"$(JDK)/bin/java" $(JAVA_OPTS) $(use_aot) -jar $(CURDIR)/$(APP)
else
run: $(APP) ## Builds what is stale and starts the service on http://127.0.0.1:8080 (SALESFORCE=simulator: follows a made-up org)
	exec "$(JDK)/bin/java" $(JAVA_OPTS) $(use_aot) -jar $(CURDIR)/$(APP)
endif

token: $(APP) ## Makes a token of the API, for the service that runs: NAME=dashboard SCOPES=read (review, import, admin; separated by commas) DAYS=90
	@"$(JDK)/bin/java" -jar $(APP) token create --name "$(NAME)" --scopes "$(SCOPES)" --days $${DAYS:-90}

# The shell is the browser without windows, and several times as fast. Browser tests skip where there is none, and say so.
chromium:
	@command -v chromium-headless-shell >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests"; \
		install="apt-get install -y -qq --no-install-recommends"; export DEBIAN_FRONTEND=noninteractive; \
		{ $$install chromium-headless-shell || { apt-get update -qq && { $$install chromium-headless-shell || $$install chromium; }; }; } >/dev/null 2>&1 && exit 0; \
	fi; \
	command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || \
		echo "There is no Chromium on the PATH: browser tests are skipped. Debian: apt-get install chromium-headless-shell; macOS: brew install --cask chromium." >&2

# Tests that start the service in their own process: one process for all, as each gives way to the next.
comma := ,
space := $() $()
classes = $(patsubst src/test/java/%.java,%,$(sort $(shell grep -rlx '@QuarkusTest' src/test/java)))
SERVICE_TESTS = $(subst $(space),$(comma),$(classes))
OTHER_TESTS = $(subst $(space),$(comma),*Test *Properties $(addprefix !,$(classes)))

# Three rows of tests side by side, of about the same length: each alone leaves half of two cores idle. Those without a
# service count for minutes, so Java's best compiler pays. What the two rows that are not seen meanwhile say follows, of one
# that failed at the very end. Maven itself is done before that compiler pays: it takes half the processor time without.
test: export MAVEN_OPTS += -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
test: tools chromium ## All tests
	$(MAVEN) -B package -DskipTests
	@echo "Tests of the packaged service and tests without a service run beside these; what they say follows, and is in target/*-tests.log"; \
	$(MAVEN) -B failsafe:integration-test failsafe:verify >target/packaged-tests.log 2>&1 & packaged=$$!; \
	$(MAVEN) -B surefire:test -Dtests.compiler= -Dtest='$(OTHER_TESTS)' >target/other-tests.log 2>&1 & other=$$!; \
	trap 'kill $$packaged $$other 2>/dev/null || true' EXIT; \
	$(MAVEN) -B surefire:test -Dtest='$(SERVICE_TESTS)'; failed=$$?; \
	passed=(); broken=(); \
	wait $$packaged && passed+=(packaged) || broken+=(packaged); \
	wait $$other && passed+=(other) || broken+=(other); \
	for row in $${passed[@]} $${broken[@]}; do cat target/$$row-tests.log; done; \
	[ $$failed = 0 ] && [ $${#broken[@]} = 0 ]

test-simulator: tools ## Real Salesforce clients, for REST and for the Pub/Sub API, against the Salesforce simulator (needs Node 20 and npm)
	@command -v npm >/dev/null || { echo "This test needs Node 20 or newer with npm on the PATH." >&2; exit 1; }
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	npm ci --silent --prefix src/test/simulator
	JAVA="$(JDK)/bin/java" SIMULATOR_CLASSPATH="$(CURDIR)/target/test-classes:$(CURDIR)/target/classes:$$(cat target/test-classpath)" \
		npm test --silent --prefix src/test/simulator

test-metadata: tools ## Checks what is deployed to Salesforce (needs Node.js 20.11 or newer, and npm)
	$(MAVEN) -B -q -f src/test/salesforce/pom.xml dependency:build-classpath -Dmdep.outputFile=$(CURDIR)/target/apex-classpath
	"$(JDK)/bin/java" -cp "$$(cat target/apex-classpath)" io.github.apexdevtools.apexls.CheckForIssues --nocache --detail warnings --workspace salesforce
	cd src/test/salesforce && npm ci --no-audit --no-fund && npm test

format: tools ## Formats the code and sorts the imports
	$(MAVEN) -B -q spotless:apply

openapi: tools ## Writes openapi/openapi.yaml anew from the code
	$(MAVEN) -B -q package -DskipTests
	cp target/openapi/openapi.yaml openapi/openapi.yaml

examples: tools ## Writes the examples in the description of the API anew from the sample
	$(MAVEN) -B -q test -Dtest=SampleTest -Dsurefire.failIfNoSpecifiedTests=false -Dexamples.write=true

screenshots: $(APP) chromium ## Writes docs/pages/*.png anew: each view of the page with the bundled sample
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	"$(JDK)/bin/java" -cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.page.Screenshots docs/pages

sample: tools ## Makes the bundled sample anew; the same bytes each time
	"$(JDK)/bin/java" -cp src/test/resources src/test/java/dev/whynot/sample/SampleGenerator.java src/main/resources/sample

bench: $(APP) ## Measures imports, the first load of an org, webhooks, change events, questions, the search for drivers, the page and starts (an hour; BENCH_ROWS=50000 BENCH_RECORDS=100000 for a short look, BENCHES=Import for one)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@[[ " $(BENCHES) " != *" Webhook "* ]] || for tool in wrk pgbench; do command -v $$tool >/dev/null || { echo "The benchmark of webhooks needs wrk and pgbench (Debian: apt-get install wrk postgresql-contrib); BENCHES='Import FirstLoad Event Facts Drivers Page Start' does without." >&2; exit 1; }; done
	@[[ " $(BENCHES) " != *" Start "* ]] || $(MAKE) --no-print-directory aot
	for bench in $(BENCHES); do \
		options=-Xmx256m; [ $$bench != Facts ] || options="$(FACTS_BENCH_OPTIONS)"; [ $$bench != Drivers ] || options="-Xmx512m --enable-native-access=ALL-UNNAMED -Djava.util.logging.manager=org.jboss.logmanager.LogManager"; \
		"$(JDK)/bin/java" $$options -cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.bench.$${bench}Bench || exit 1; \
	done

evaluate: tools ## Measures how well and how fast reasons are decided (FORMAT=markdown; HOLD_OUT=1; X_EDUCATION=.../Leads.csv for the public tags, too)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@"$(JDK)/bin/java" -Xmx512m -cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.evaluate.Evaluate

evaluate-drivers: tools ## Measures how well planted drivers are found, beside simple peers (RUNS=6 NULL_RUNS=10 for a short look; RECORDS, SEED, FORMAT=plain, VERBOSE=1)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@"$(JDK)/bin/java" -Xmx3g -cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.evaluate.drivers.EvaluateDrivers

sbom: tools ## Writes what it is made of, and under which licences: target/whynot-sbom.json (CycloneDX)
	$(MAVEN) -B -q org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DoutputFormat=json -DoutputName=whynot-sbom -DincludeTestScope=false
	@echo "target/whynot-sbom.json"

soak: $(APP) ## Two replicas follow a simulated org through faults and kills (minutes; SOAK_SECONDS, SOAK_SEED)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	for soak in $(SOAKS); do \
		"$(JDK)/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
			-cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.soak.$$soak || exit 1; \
	done

chaos: $(APP) ## Faults strike the service under load: stops, databases that are gone, kills, full and slow disks, clocks that jump (a quarter of an hour; CHAOS=DatabaseGone for one)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	"$(JDK)/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
		-cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.chaos.Chaos

load: $(APP) ## Webhooks, questions and imports at once: how fast, errors, what is lost, memory (10 minutes; LOAD_SECONDS, LOAD_WEBHOOKS and LOAD_QUESTIONS a second)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	"$(JDK)/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
		-cp target/test-classes:target/classes:$$(cat target/test-classpath) dev.whynot.load.MixedLoad

# What made a reader fail is a file target/fuzz/*/crash-*, and FUZZ_INPUT=that/file gives it to the reader again. What
# reaches new code stays in target/fuzz/*/corpus, so that the next run goes on from there.
fuzz: tools ## Coverage-guided fuzzing of all that reads (a minute each; FUZZ_SECONDS, FUZZ=csv for one, FUZZ_SEED, FUZZ_INPUT=file to repeat)
	$(MAVEN) -B -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
	@failed=; for target in $(FUZZ); do \
		folder=target/fuzz/$$target; classpath=target/test-classes:target/classes:$$(cat target/test-classpath); \
		"$(JDK)/bin/java" -cp $$classpath dev.whynot.fuzz.Fuzz $$target $$folder || exit 1; \
		echo "== $$target"; \
		"$(JDK)/bin/java" -Xmx512m -XX:+EnableDynamicAgentLoading --enable-native-access=ALL-UNNAMED -Dfuzz.target=$$target \
			-Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp $$classpath com.code_intelligence.jazzer.Jazzer \
			--target_class=dev.whynot.fuzz.Fuzz --reproducer_path=$$folder \
			"--instrumentation_includes=dev.whynot.**:de.siegmar.**:com.fasterxml.jackson.**:org.yaml.snakeyaml.**:org.apache.avro.**" \
			-artifact_prefix=$$folder/ -dict=$$folder/dictionary -max_len=65536 -timeout=10 -rss_limit_mb=0 -print_final_stats=1 \
			$(if $(FUZZ_SEED),-seed=$(FUZZ_SEED)) $(if $(FUZZ_INPUT),$(FUZZ_INPUT),-max_total_time=$(FUZZ_SECONDS) $$folder/corpus) \
			>$$folder/log 2>&1 || failed="$$failed $$target"; \
		grep -E '^INFO: Seed|^== Java|^	at dev.whynot|^Done|^stat::number|timeout after|crash-' $$folder/log | head -20; \
	done; [ -z "$$failed" ] || { echo "Not held:$$failed; see target/fuzz/*/log" >&2; exit 1; }

clean: tools ## Removes what was built; data stays
	$(MAVEN) -B -q clean
