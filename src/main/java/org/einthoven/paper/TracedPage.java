package org.einthoven.paper;

import org.einthoven.ecg.Ecg;
import org.einthoven.formats.PrintedPage;

/** What a page shows, traced as somebody laid it out. */
public record TracedPage(Ecg ecg, PrintedPage page) {}
