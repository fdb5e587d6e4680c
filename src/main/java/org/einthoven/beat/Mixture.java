package org.einthoven.beat;

/**
 * How much of each of two shapes makes up a third: the shares that leave least of it over, wherever both may lie in time.
 *
 * @param ofUsual 1 for a beat that is as the usual one
 * @param ofOther the same of the other
 * @param left share of the beat's energy that neither explains
 * @param leftAlone the same where one of the two has to do alone, the better of them
 */
record Mixture(double ofUsual, double ofOther, double left, double leftAlone) {

    /** Two shapes that are this much alike, as the square of their correlation, cannot be told apart. */
    private static final double SAME = 0.999;

    /**
     * A shape at several places in time, each with the products that every beat is compared by.
     *
     * @param places [places, samples]
     */
    record Moved(double[][] places, double[] energies) {

        static Moved of(double[][] places) {
            double[] energies = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                energies[i] = product(places[i], places[i]);
            }
            return new Moved(places, energies);
        }

        double[] products(double[] shape) {
            double[] products = new double[places.length];
            for (int i = 0; i < places.length; i++) {
                products[i] = product(places[i], shape);
            }
            return products;
        }
    }

    /** Two shapes that beats are taken for mixtures of. */
    record Parents(Moved usual, Moved other, double[][] products) {

        static Parents of(Moved usual, Moved other) {
            double[][] products = new double[usual.places.length][];
            for (int i = 0; i < products.length; i++) {
                products[i] = other.products(usual.places[i]);
            }
            return new Parents(usual, other, products);
        }

        /** Energy of the difference between the two where they are, in shares of the larger one's. */
        double difference() {
            int here = usual.places.length / 2;
            double own = usual.energies[here];
            double theirs = other.energies[here];
            return (own + theirs - 2 * products[here][here]) / Math.max(own, theirs);
        }

        /** The best mixture with something of both; of nothing, and all of it left, where there is none. */
        Mixture of(double[] beat) {
            double energy = product(beat, beat);
            double[] withUsual = usual.products(beat);
            double[] withOther = other.products(beat);
            double explained = 0;
            double ofUsual = 0;
            double ofOther = 0;
            for (int i = 0; i < withUsual.length; i++) {
                for (int j = 0; j < withOther.length; j++) {
                    // the normal equations of least squares with two unknowns
                    double both = products[i][j];
                    double energies = usual.energies[i] * other.energies[j];
                    double determinant = energies - both * both;
                    if (determinant < (1 - SAME) * energies) {
                        continue;
                    }
                    double a = (withUsual[i] * other.energies[j] - withOther[j] * both) / determinant;
                    double b = (withOther[j] * usual.energies[i] - withUsual[i] * both) / determinant;
                    double explains = a * withUsual[i] + b * withOther[j];
                    if (a > 0 && b > 0 && explains > explained) {
                        explained = explains;
                        ofUsual = a;
                        ofOther = b;
                    }
                }
            }
            double alone = Math.max(alone(withUsual, usual.energies), alone(withOther, other.energies));
            return energy > 0
                    ? new Mixture(ofUsual, ofOther, 1 - explained / energy, 1 - alone / energy)
                    : new Mixture(0, 0, 1, 1);
        }

        private static double alone(double[] products, double[] energies) {
            double most = 0;
            for (int i = 0; i < products.length; i++) {
                if (products[i] > 0 && energies[i] > 0) {
                    most = Math.max(most, products[i] * products[i] / energies[i]);
                }
            }
            return most;
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
