package org.einthoven.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.einthoven.archive.FileIntake;
import org.einthoven.archive.FileIntake.Receipt;
import org.einthoven.archive.PageLaidAside;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.formats.FileHints;
import org.einthoven.formats.SentFile;
import org.einthoven.security.Roles;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Takes in the device file that was dropped on the worklist, and shows its recording, or the page that is to be laid out by hand. */
@Path(UploadPages.PATH)
public class UploadPages {
    static final String PATH = "/upload";

    private final FileIntake intake;

    UploadPages(FileIntake intake) {
        this.intake = intake;
    }

    @POST
    @RolesAllowed(Roles.CARDIOLOGIST)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    public Response upload(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @RestForm @Nullable String patient,
            @RestForm @Nullable String zone,
            @RestForm @Nullable String rateHz,
            @RestForm @Nullable String unit,
            @RestForm @Nullable String timeColumn,
            @RestForm @Nullable String split) {
        List<SentFile> sent = files.stream()
                .filter(upload -> upload.size() > 0)
                .map(upload -> SentFile.at(upload.uploadedFile(), upload.fileName()))
                .toList();
        if (sent.isEmpty()) {
            throw FaultException.of(Fault.BAD_REQUEST, "no file was chosen, or it is empty.");
        }
        String named = patient == null || patient.isBlank() ? null : patient.strip();
        try {
            Receipt receipt = intake.take(sent, FileHints.parse(zone, rateHz, unit, timeColumn, split), named);
            return Response.seeOther(URI.create("/recordings/" + receipt.recording()))
                    .build();
        } catch (PageLaidAside aside) {
            return Response.seeOther(URI.create("/pages/" + aside.page())).build();
        }
    }
}
