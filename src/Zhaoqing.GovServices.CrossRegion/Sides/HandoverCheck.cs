using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a message must say before it is written, and when it is read.</summary>
internal static class HandoverCheck
{
    /// <summary>The longest text of a member, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>The most messages one side says in a case: some twenty are usual.</summary>
    public const int MostMessages = 1_000;

    /// <summary>How often the other side's messages of a case take the place of others: a platform whose record was set back says some twenty anew.</summary>
    public const int MostReplaced = 100;

    public static Refusal? WhyNot(HandoverContent content) => content switch
    {
        CaseBegun begun => Opening(begun.Opening),
        IdentityFailed failed => Text("method", failed.Method),
        IdentityChecked identity => Text("method", identity.Method) ?? Digest("evidenceSha256", identity.EvidenceSha256),
        DefectsTold told => Texts("defects", told.Defects),
        HandedInAgain again => Texts("materials", again.Materials),
        PapersCollected { AcceptGrant: { } grant } => Text("acceptGrant", grant),
        CasePushed pushed => Texts("scanSha256", pushed.ScanSha256) ?? (pushed.ScanSha256.All(HandoverRefusals.IsDigest) ? null : HandoverRefusals.Field("scanSha256")),
        SigningUrged urged => Text("reason", urged.Reason),
        CaseSigned { Because: { } because } => Text("because", because),
        SubmittedDirectly submitted => Digest("formSha256", submitted.FormSha256),
        PaperAsked asked => Texts("papers", asked.Papers),
        PaperSent sent => Text("seal", sent.Seal) ?? Texts("papers", sent.Papers),
        PaperSignedFor signed => Text("seal", signed.Seal) ?? Texts("papers", signed.Papers),
        PaperReplaced { Papers: { } papers } => Texts("papers", papers),
        PaperShort { Faults.IsDefaultOrEmpty: true } => HandoverRefusals.Field("faults"),
        PaperGivenUp given => Text("reason", given.Reason),
        ApplicationAccepted accepted => Text("number", accepted.Number),
        CorrectionAsked asked => Texts("missing", asked.Missing),
        CorrectionSupplied supplied => Texts("materials", supplied.Materials),
        ApplicationRefused refused => Text("reason", refused.Reason),
        StepBegun begun => Text("step", begun.Step) ?? Text("notice", begun.Notice),
        StepEnded ended => Text("step", ended.Step),
        LicenceGranted granted => Text("number", granted.Number),
        LicenceDenied denied => Text("number", denied.Number) ?? Text("reason", denied.Reason) ?? Text("remedies", denied.Remedies),
        ResultIssued issued => Digest("resultSha256", issued.ResultSha256),
        ResultLost lost => Text("reason", lost.Reason),
        ResultArrived arrived => Digest("resultSha256", arrived.ResultSha256),
        ResultHandedOut handed => Text("method", handed.Method),
        ResultDelivered delivered => Text("number", delivered.Number),
        ApplicationWithdrawn withdrawn => Text("reason", withdrawn.Reason),
        GrantRevoked revoked => Text("reason", revoked.Reason),
        _ => null,
    };

    /// <summary>What besides must hold of what is said now; a record may have it otherwise.</summary>
    public static Refusal? WhyNotNew(HandoverContent content) => content switch
    {
        PaperShort faulty when faulty.Faults.Any(fault => fault is null || fault.Paper?.Length > LongestText) => HandoverRefusals.Field("faults"),
        PaperArrived { Consignment.Kind: not SlipKind.Consignment } or PaperShort { Consignment.Kind: not SlipKind.Consignment }
            or PaperLost { Consignment.Kind: not SlipKind.Consignment } or PaperReplaced { Consignment.Kind: not SlipKind.Consignment } => HandoverRefusals.Field("consignment"),
        PaperSent { Consignment.Kind: not SlipKind.Consignment } or PaperSignedFor { Consignment.Kind: not SlipKind.Consignment } => HandoverRefusals.Field("consignment"),
        PaperReplaced { Replaces.Kind: not SlipKind.Consignment } => HandoverRefusals.Field("replaces"),
        PaperReplaced { Seal: { } seal } => Text("seal", seal),
        ApplicationRefused { OtherAuthority: { } other } => Text("otherAuthority", other),
        _ => null,
    };

    private static Refusal? Opening(HandoverOpening opening) =>
        opening is not { Receiving: not null, Handling: not null } ? HandoverRefusals.Field("opening")
        : !Enum.IsDefined(opening.Mode) ? HandoverRefusals.Field("opening.mode")
        : !Enum.IsDefined(opening.ClockStart) ? HandoverRefusals.Field("opening.clockStart")
        : Text("opening.receiving.department", opening.Receiving.Department) ?? Text("opening.handling.department", opening.Handling.Department);

    private static Refusal? Text(string field, string text) => string.IsNullOrWhiteSpace(text) || text.Length > LongestText ? HandoverRefusals.Field(field) : null;

    private static Refusal? Digest(string field, string text) => HandoverRefusals.IsDigest(text) ? null : HandoverRefusals.Field(field);

    private static Refusal? Texts(string field, ImmutableArray<string> texts) =>
        texts.IsDefaultOrEmpty ? HandoverRefusals.Field(field) : texts.Select(text => Text(field, text)).FirstOrDefault(refusal => refusal is not null);
}
