using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>Reads the two events that most of a holder's record consists of, in the form in which this program writes them, several times as fast as their contract does.</summary>
/// <remarks>Gives exactly what the contract gives, or nothing: then the contract is asked, which also says what is wrong.</remarks>
internal static class CommonUses
{
    /// <summary>The event; <see langword="null"/> where it is another one or has another form.</summary>
    internal static HolderEvent? TryRead(string type, ReadOnlySpan<byte> content, KnownUses known) => type switch
    {
        "e-licence.use-reserved.v1" => Reserved(content, known),
        "e-licence.use-committed.v1" => Committed(content, known),
        _ => null,
    };

    private static UseReserved? Reserved(ReadOnlySpan<byte> content, KnownUses known)
    {
        var json = new PlainReader(content, known.Texts);
        Instant? at = null, until = null;
        string? by = null, request = null, code = null;
        Guid? grant = null;
        GrantPurpose? purpose = null;
        LicenceActions? action = null;
        ImmutableArray<string>? fields = null;
        LicenceIdentifier? licence = null;
        LicenceState? state = null;
        bool isCodeTold = false;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("at"u8)) at = json.Instant();
            else if (json.Is("by"u8)) by = json.CommonText();
            else if (json.Is("grant"u8)) grant = json.Id();
            else if (json.Is("request"u8)) request = json.Text();
            else if (json.Is("purpose"u8)) purpose = PurposeOf(ref json, known);
            else if (json.Is("action"u8)) action = json.Name<LicenceActions>();
            else if (json.Is("fields"u8)) fields = FieldsOf(ref json, known);
            else if (json.Is("licence"u8)) licence = LicenceOf(ref json, known);
            else if (json.Is("licenceState"u8)) state = json.Name<LicenceState>();
            else if (json.Is("until"u8)) until = json.Instant();
            else if (json.Is("codeDigest"u8)) (code, isCodeTold) = (json.TextOrNull(), true);
            else json.NotPlain();
        }

        return json.IsPlainToTheEnd && at is { } when && by is not null && grant is { } of && request is not null && purpose is not null && action is { } what && fields is { } moved
            && licence is { } used && state is { } stood && until is { } end && isCodeTold
            ? new UseReserved(when, by, of, request, purpose, what, moved, used, stood, end, code)
            : null;
    }

    private static UseCommitted? Committed(ReadOnlySpan<byte> content, KnownUses known)
    {
        var json = new PlainReader(content, known.Texts);
        Instant? at = null;
        string? by = null, request = null, digest = null;
        Guid? grant = null;
        bool isDigestTold = false;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("at"u8)) at = json.Instant();
            else if (json.Is("by"u8)) by = json.CommonText();
            else if (json.Is("grant"u8)) grant = json.Id();
            else if (json.Is("request"u8)) request = json.Text();
            else if (json.Is("resultDigest"u8)) (digest, isDigestTold) = (json.TextOrNull(), true);
            else json.NotPlain();
        }

        return json.IsPlainToTheEnd && at is { } when && by is not null && grant is { } of && request is not null && isDigestTold ? new UseCommitted(when, by, of, request, digest) : null;
    }

    private static GrantPurpose? PurposeOf(ref PlainReader whole, KnownUses known)
    {
        var content = whole.Raw();
        if (known.Purposes.TryFind(content, out var seen)) return seen;
        var json = new PlainReader(content, known.Texts);
        string? matter = null, situation = null, file = null;
        ServiceSector? sector = null;
        bool isCaseTold = false;
        for (json.Begin(); json.Next();)
        {
            if (json.Is("matter"u8)) matter = json.CommonText();
            else if (json.Is("situation"u8)) situation = json.CommonText();
            else if (json.Is("case"u8)) (file, isCaseTold) = (json.TextOrNull(), true);
            else if (json.Is("sector"u8)) sector = json.Name<ServiceSector>();
            else json.NotPlain();
        }

        if (json.IsPlain && matter is not null && situation is not null && isCaseTold && sector is { } what) known.Purposes.Keep(content, seen = new GrantPurpose(matter, situation, file, what));
        else whole.NotPlain();
        return seen;
    }

    private static ImmutableArray<string> FieldsOf(ref PlainReader whole, KnownUses known)
    {
        var content = whole.Raw();
        if (known.Fields.TryFind(content, out var seen)) return seen;
        var json = new PlainReader(content, known.Texts);
        var fields = ImmutableArray.CreateBuilder<string>(4);
        for (json.BeginArray(); json.NextElement();) fields.Add(json.CommonText());
        if (json.IsPlain) known.Fields.Keep(content, seen = fields.DrainToImmutable());
        else whole.NotPlain();
        return seen;
    }

    private static LicenceIdentifier LicenceOf(ref PlainReader whole, KnownUses known)
    {
        var content = whole.Raw();
        if (known.Licences.TryFind(content, out var seen)) return seen;
        if (LicenceIdentifier.TryParse(new PlainReader(content, known.Texts).CommonText(), provider: null, out var licence)) known.Licences.Keep(content, licence);
        else whole.NotPlain();
        return licence;
    }
}
