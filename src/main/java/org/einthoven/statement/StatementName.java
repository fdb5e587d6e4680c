package org.einthoven.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The statements that models learn, in the words of a report. Codes are those of PTB-XL (Wagner et al. 2020). */
public final class StatementName {

    /** PTB-XL's superclass of a normal ECG. */
    public static final String NORMAL = "NORM";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(NORMAL, "normal ECG"),
            Map.entry("MI", "myocardial infarction"),
            Map.entry("STTC", "ST-T change"),
            Map.entry("CD", "conduction disturbance"),
            Map.entry("HYP", "hypertrophy"),
            Map.entry("SR", "sinus rhythm"),
            Map.entry("AFIB", "atrial fibrillation"),
            Map.entry("STACH", "sinus tachycardia"),
            Map.entry("SBRAD", "sinus bradycardia"),
            Map.entry("SARRH", "sinus arrhythmia"),
            Map.entry("1AVB", "first-degree AV block"),
            Map.entry("PVC", "ventricular premature complex"),
            Map.entry("PAC", "atrial premature complex"),
            Map.entry("LAFB", "left anterior fascicular block"),
            Map.entry("IRBBB", "incomplete right bundle branch block"),
            Map.entry("CRBBB", "complete right bundle branch block"),
            Map.entry("CLBBB", "complete left bundle branch block"),
            Map.entry("IVCD", "nonspecific intraventricular conduction disturbance"),
            Map.entry("LVH", "left ventricular hypertrophy"),
            Map.entry("LAO/LAE", "left atrial enlargement"),
            Map.entry("IMI", "inferior myocardial infarction"),
            Map.entry("ASMI", "anteroseptal myocardial infarction"),
            Map.entry("AMI", "anterior myocardial infarction"),
            Map.entry("ILMI", "inferolateral myocardial infarction"),
            Map.entry("ISC_", "nonspecific ischaemic ST-T change"),
            Map.entry("ISCAL", "anterolateral ischaemia"),
            Map.entry("STD_", "nonspecific ST depression"),
            Map.entry("NST_", "nonspecific ST change"),
            Map.entry("NDT", "nonspecific T-wave change"),
            Map.entry("LOWT", "low T-wave amplitude"),
            Map.entry("QWAVE", "Q waves present"));

    private static final Map<String, List<String>> BELOW = Map.of(
            "MI", List.of("IMI", "ASMI", "AMI", "ILMI"),
            "STTC", List.of("ISC_", "ISCAL", "STD_", "NST_", "NDT", "LOWT"),
            "CD", List.of("LAFB", "IRBBB", "CRBBB", "CLBBB", "IVCD", "1AVB"),
            "HYP", List.of("LVH", "LAO/LAE"));

    private StatementName() {}

    /** The statement as it is said in a sentence; the code itself where a newer model knows more than this list. */
    public static String of(String code) {
        return NAMES.getOrDefault(code, code);
    }

    /** The same at the begin of a line. */
    public static String capitalised(String code) {
        String name = of(code);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The single statements that say more of a superclass; none for a single statement. */
    public static List<String> below(String superclass) {
        return BELOW.getOrDefault(superclass, List.of());
    }
}
