package org.einthoven.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.holter.Template;

/**
 * One template as it is shown.
 *
 * @param number from 1
 * @param counted how many beats, and which share of all
 * @param drawing SVG; empty for the rarer shapes of a class
 * @param beats their places in the reading's list, ascending, as {@code 0-5,7}
 */
public record TemplateRow(int number, BeatClass beatClass, String name, String counted, String drawing, String beats) {

    /** @param leads names of those to draw */
    static List<TemplateRow> of(List<Template> templates, List<String> leads, int allBeats, HolterWords words) {
        return IntStream.range(0, templates.size())
                .mapToObj(i -> of(i + 1, templates.get(i), leads, allBeats, words))
                .toList();
    }

    private static TemplateRow of(int number, Template template, List<String> leads, int all, HolterWords words) {
        int count = template.beats().size();
        String name = words.template(number, count, template.beatClass().name());
        String share = Numbers.decimals(100.0 * count / all, 1);
        List<Lead> drawn = leads.stream()
                .flatMap(wanted -> lead(template, wanted).stream())
                .toList();
        return new TemplateRow(
                number,
                template.beatClass(),
                name,
                words.templateCount(count, share),
                drawn.isEmpty() ? "" : TemplateSvg.draw(drawn, name),
                ranges(template.beats()));
    }

    private static Optional<Lead> lead(Template template, String name) {
        return template.leads().stream()
                .filter(lead -> lead.name().display().equals(name))
                .findFirst();
    }

    static String ranges(List<Integer> ascending) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < ascending.size(); ) {
            int from = ascending.get(i);
            int to = from;
            while (++i < ascending.size() && ascending.get(i) == to + 1) {
                to++;
            }
            ranges.add(from == to ? String.valueOf(from) : from + "-" + to);
        }
        return String.join(",", ranges);
    }

    public boolean isAlike() {
        return !drawing.isEmpty();
    }
}
