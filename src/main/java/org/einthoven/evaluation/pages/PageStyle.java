package org.einthoven.evaluation.pages;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Random;
import org.einthoven.ecg.LeadName;
import org.einthoven.paper.Layout;
import org.einthoven.paper.LeadOrder;

/**
 * How a cart prints.
 *
 * @param leads at the places of the layout: mostly those of the order
 * @param strips the leads below, over the whole width
 * @param lineMm width of the trace
 * @param gridBox whether the grid ends around the leads, else it covers the page
 * @param pulseMm width of the calibration pulse in mm; 0 for none
 * @param separators whether short lines stand between the columns
 * @param labelsAbove labels stand above the beginning of their lead, else below it
 */
public record PageStyle(
        Layout layout,
        LeadOrder order,
        List<LeadName> leads,
        List<LeadName> strips,
        Color ink,
        double lineMm,
        Color fine,
        Color heavy,
        boolean dotted,
        boolean gridBox,
        double pulseMm,
        boolean separators,
        boolean labelsAbove,
        String font,
        int fontStyle,
        double dpi) {

    private static final List<Color[]> GRIDS = List.of(
            new Color[] {new Color(0xfadcdc), new Color(0xf2a8a8)},
            new Color[] {new Color(0xfbe3d3), new Color(0xefb48e)},
            new Color[] {new Color(0xf7d3e0), new Color(0xe88fb0)},
            new Color[] {new Color(0xfccaca), new Color(0xf07070)},
            new Color[] {new Color(0xd9ead9), new Color(0x9dc79d)},
            new Color[] {new Color(0xd8e2f2), new Color(0x9db4dc)},
            new Color[] {new Color(0xdddddd), new Color(0xb4b4b4)});

    private static final List<Color> INKS =
            List.of(Color.BLACK, new Color(0x1a1a1a), new Color(0x303030), new Color(0x101030));

    private static final List<String> FONTS = List.of(Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED);

    public PageStyle {
        leads = List.copyOf(leads);
        strips = List.copyOf(strips);
    }

    /** The same page with leads in other places, their labels with them, and in another font. */
    public PageStyle with(List<LeadName> others, String otherFont) {
        return with(others, strips, otherFont);
    }

    /** The same page with other leads in as many strips. */
    public PageStyle above(List<LeadName> otherStrips) {
        return with(leads, otherStrips, font);
    }

    private PageStyle with(List<LeadName> others, List<LeadName> otherStrips, String otherFont) {
        return new PageStyle(
                layout,
                order,
                others,
                otherStrips,
                ink,
                lineMm,
                fine,
                heavy,
                dotted,
                gridBox,
                pulseMm,
                separators,
                labelsAbove,
                otherFont,
                fontStyle,
                dpi);
    }

    static PageStyle random(Random random) {
        double kind = random.nextDouble();
        Layout layout = kind < 0.45
                ? new Layout(3, 4, 1)
                : kind < 0.55
                        ? new Layout(3, 4, 0)
                        : kind < 0.65
                                ? new Layout(3, 4, 2)
                                : kind < 0.75
                                        ? new Layout(3, 4, 3)
                                        : kind < 0.9 ? new Layout(6, 2, 0) : new Layout(12, 1, 0);
        List<LeadName> strips =
                switch (layout.strips()) {
                    case 0 -> List.of();
                    case 1 -> List.of(random.nextInt(4) == 0 ? LeadName.V1 : LeadName.II);
                    case 2 -> List.of(LeadName.II, LeadName.V1);
                    default -> List.of(LeadName.V1, LeadName.II, LeadName.V5);
                };
        Color[] grid = GRIDS.get(random.nextInt(GRIDS.size()));
        LeadOrder order = random.nextInt(8) == 0 ? LeadOrder.CABRERA : LeadOrder.STANDARD;
        return new PageStyle(
                layout,
                order,
                order.leads(),
                strips,
                INKS.get(random.nextInt(INKS.size())),
                0.2 + 0.2 * random.nextDouble(),
                grid[0],
                grid[1],
                random.nextInt(6) == 0,
                random.nextInt(3) > 0,
                random.nextInt(5) == 0 ? 0 : random.nextInt(4) == 0 ? 2.5 : 5,
                random.nextBoolean(),
                random.nextBoolean(),
                FONTS.get(random.nextInt(FONTS.size())),
                random.nextBoolean() ? Font.PLAIN : Font.BOLD,
                random.nextInt(3) == 0 ? 300 : 200);
    }
}
