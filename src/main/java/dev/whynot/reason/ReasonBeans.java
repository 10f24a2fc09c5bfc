package dev.whynot.reason;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** Reads the bundled files once, at start. */
class ReasonBeans {

    @Produces
    @Singleton
    Taxonomy taxonomy() {
        return Taxonomy.bundled();
    }

    @Produces
    @Singleton
    @Startup
    Classifier classifier(Dictionary dictionary) {
        return Classifier.bundled(dictionary);
    }

    @Produces
    @Singleton
    Dictionary dictionary(Taxonomy taxonomy) {
        return Dictionary.bundled(taxonomy);
    }
}
