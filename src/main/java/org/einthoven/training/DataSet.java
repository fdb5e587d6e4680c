package org.einthoven.training;

import java.util.Arrays;
import java.util.List;

/** The public data sets, as their publishers ask to be cited. */
enum DataSet {
    MIT_BIH(
            "MIT-BIH Arrhythmia Database 1.0.0",
            "Moody GB, Mark RG. The impact of the MIT-BIH Arrhythmia Database. IEEE Eng Med Biol Mag 2001;20(3):45-50."
                    + " doi:10.1109/51.932724",
            "PhysioNet, version 1.0.0. doi:10.13026/C2F305"),
    SVDB(
            "MIT-BIH Supraventricular Arrhythmia Database 1.0.0",
            "Greenwald SD. Improved detection and classification of arrhythmias in noise-corrupted electrocardiograms"
                    + " using contextual information. PhD thesis, Harvard-MIT Division of Health Sciences and"
                    + " Technology 1990. https://hdl.handle.net/1721.1/29206",
            "PhysioNet, version 1.0.0. doi:10.13026/C2V30W"),
    PTB_XL(
            "PTB-XL 1.0.3",
            "Wagner P, Strodthoff N, Bousseljot RD, Kreiseler D, Lunze FI, Samek W, Schaeffter T. PTB-XL, a large"
                    + " publicly available electrocardiography dataset. Sci Data 2020;7:154."
                    + " doi:10.1038/s41597-020-0495-6",
            "PhysioNet, version 1.0.3. doi:10.13026/kfzx-aw45"),
    LUDB(
            "LUDB 1.0.1",
            "Kalyakulina AI, Yusipov II, Moskalenko VA, Nikolskiy AV, Kosonogov KA, Osipov GV, Zolotykh NY, Ivanchenko"
                    + " MV. LUDB: a new open-access validation tool for electrocardiogram delineation algorithms. IEEE"
                    + " Access 2020;8:186181-186190. doi:10.1109/ACCESS.2020.3029211",
            "PhysioNet, version 1.0.1. doi:10.13026/eegm-h675"),
    CINC_2017(
            "PhysioNet/CinC Challenge 2017 1.0.0",
            "Clifford GD, Liu C, Moody B, Lehman LH, Silva I, Li Q, Johnson AE, Mark RG. AF classification from a short"
                    + " single lead ECG recording: the PhysioNet/Computing in Cardiology Challenge 2017. Comput Cardiol"
                    + " 2017;44. doi:10.22489/CinC.2017.065-469",
            "PhysioNet, version 1.0.0. doi:10.13026/d3hm-sf11"),
    NSTDB(
            "MIT-BIH Noise Stress Test Database",
            "Moody GB, Muldrow WE, Mark RG. A noise stress test for arrhythmia detectors. Comput Cardiol 1984;11:381-384.",
            "PhysioNet, version 1.0.0. doi:10.13026/C2HS3T"),
    PPG_BP(
            "PPG-BP",
            "Liang Y, Chen Z, Liu G, Elgendi M. A new, short-recorded photoplethysmogram dataset for blood pressure"
                    + " monitoring in China. Sci Data 2018;5:180020. doi:10.1038/sdata.2018.20",
            "Goda MA, Charlton PH, Behar JA. pyPPG: a Python toolbox for comprehensive photoplethysmography signal"
                    + " analysis. Physiol Meas 2024;45(4):045001. doi:10.1088/1361-6579/ad33a2");

    private final String title;
    private final List<String> citations;

    DataSet(String title, String... citations) {
        this.title = title;
        this.citations = List.of(citations);
    }

    /** Those of every set that a card's source names. */
    static List<String> citations(String source) {
        return Arrays.stream(values())
                .filter(set -> source.contains(set.title))
                .flatMap(set -> set.citations.stream())
                .toList();
    }
}
