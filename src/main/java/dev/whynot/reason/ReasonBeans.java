package dev.whynot.reason;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

/** Reads the bundled files once, at start. */
class ReasonBeans {

    @Produces
    @Singleton
    Taxonomy taxonomy() {
        return Taxonomy.bundled();
    }

    /** Learning takes a second or so: not when the first record comes. */
    void learn(@Observes StartupEvent start, Instance<Classifier> classifier, Learning learning) {
        Thread.ofVirtual().name("classifier").start(() -> {
            classifier.get();
            learning.done();
        });
    }

    @Produces
    @Singleton
    Classifier classifier(Dictionary dictionary) {
        return Classifier.bundled(dictionary);
    }

    @Produces
    @Singleton
    Dictionary dictionary(Taxonomy taxonomy) {
        return Dictionary.bundled(taxonomy);
    }
}
