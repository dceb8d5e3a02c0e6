package dev.alidade.corridor.paint;

/**
 * A round length and how long it is drawn.
 *
 * @param label e.g. {@code 500 m} or {@code 2 km}
 * @param pixels its length
 */
public record ScaleBar(String label, double pixels) {

    /**
     * The longest round length that fits.
     *
     * @param metresPerPixel on the ground
     * @param room pixels
     */
    public static ScaleBar fitting(double metresPerPixel, double room) {
        double most = metresPerPixel * room;
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double length = power;
        for (double step : new double[] {2, 5}) {
            if (power * step <= most) {
                length = power * step;
            }
        }
        return new ScaleBar(label(length), length / metresPerPixel);
    }

    private static String label(double metres) {
        if (metres >= 1000) {
            return Math.round(metres / 1000) + " km";
        }
        return metres >= 1 ? Math.round(metres) + " m" : Math.round(metres * 100) + " cm";
    }
}
