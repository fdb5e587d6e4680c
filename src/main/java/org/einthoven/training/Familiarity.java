package org.einthoven.training;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.einthoven.training.net.OnnxGraph;

/**
 * How far a recording is from those that a network learned from, by what the network's last layer sees in it: Mahalanobis'
 * distance to their mean (Lee et al. 2018), in the root of the mean square over the channels, so that what was learned from
 * lies about 1 away.
 */
final class Familiarity {

    /** Share of a round cloud that the covariance is mixed with: channels that hardly vary are not blown up (Ledoit & Wolf 2004). */
    private static final double ROUND = 0.1;

    private final float[] mean;

    /** Rows of the matrix that makes the cloud round, [channels, channels]. */
    private final float[] whitening;

    private Familiarity(float[] mean, float[] whitening) {
        this.mean = mean;
        this.whitening = whitening;
    }

    /** @param features of each recording that was learned from; more recordings than channels */
    static Familiarity of(List<float[]> features) {
        int channels = features.get(0).length;
        double[][] rows = new double[features.size()][channels];
        float[] mean = new float[channels];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < channels; c++) {
                rows[r][c] = features.get(r)[c];
                mean[c] += (float) (rows[r][c] / rows.length);
            }
        }
        RealMatrix covariance = new Covariance(new Array2DRowRealMatrix(rows, false)).getCovarianceMatrix();
        double usual = covariance.getTrace() / channels;
        RealMatrix mixed = covariance
                .scalarMultiply(1 - ROUND)
                .add(MatrixUtils.createRealIdentityMatrix(channels).scalarMultiply(ROUND * usual));
        // L L' = S, so that |inverse(L) x| is the distance
        RealMatrix root = new LUDecomposition(new CholeskyDecomposition(mixed).getL())
                .getSolver()
                .getInverse();
        float[] whitening = new float[channels * channels];
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < channels; j++) {
                whitening[i * channels + j] = (float) root.getEntry(i, j);
            }
        }
        return new Familiarity(mean, whitening);
    }

    double distance(float[] features) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double along = 0;
            for (int j = 0; j < mean.length; j++) {
                along += whitening[i * mean.length + j] * (features[j] - mean[j]);
            }
            sum += along * along;
        }
        return Math.sqrt(sum / mean.length);
    }

    /** The distance that so large a share of these does not exceed. */
    double within(double share, List<float[]> features) {
        double[] distances =
                features.stream().mapToDouble(this::distance).sorted().toArray();
        return distances[Math.min(distances.length - 1, (int) Math.ceil(share * distances.length) - 1)];
    }

    /** Adds the distance of {@code features}, [rows, channels], and returns its name; its shape is [rows]. */
    String export(OnnxGraph graph, String features) {
        float[] columns = new float[whitening.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                columns[j * mean.length + i] = whitening[i * mean.length + j];
            }
        }
        String centred =
                graph.node("Sub", List.of(features, graph.weights(Arrays.copyOf(mean, mean.length), 1, mean.length)));
        String along = graph.node("MatMul", List.of(centred, graph.weights(columns, mean.length, mean.length)));
        String square = graph.node("Mul", List.of(along, along));
        return graph.node(
                "Sqrt",
                List.of(graph.node(
                        "ReduceMean", List.of(square, graph.integers(1)), OnnxGraph.integer("keepdims", 0))));
    }
}
