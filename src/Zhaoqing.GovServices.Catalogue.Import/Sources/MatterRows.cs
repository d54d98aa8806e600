using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>A row of the list of matters, read and checked.</summary>
internal sealed record ListedMatter(
    MatterCode Code, string Name, MatterKind Kind, string Department, ImmutableArray<LegalGround> Bases, string Source);

/// <summary>Reads the list of matters (事项清单).</summary>
internal static class MatterRows
{
    public static readonly ImmutableArray<string> Columns =
        ["no", "name", "department", "authority", "basis", "source", "kind", "base_code", "implementation_code"];

    /// <summary>The matters by the number of their row.</summary>
    public static Dictionary<string, ListedMatter> Read(ImmutableArray<SourceRow> rows, FindingLog log)
    {
        var matters = new Dictionary<string, ListedMatter>(StringComparer.Ordinal);
        var codes = new HashSet<MatterCode>();
        foreach (var row in rows)
        {
            string no = row["no"];
            if (!MatterCode.TryParse($"local-{no}", provider: null, out var local) || no.Length == 0 || matters.ContainsKey(no))
            {
                log.Reject(row, ImportRules.MatterRow, no, "no", no);
            }
            else if (!IsName(row["name"]))
            {
                log.Reject(row, ImportRules.MatterName, no, "name", row["name"]);
            }
            else if (!MatterKinds.Of(row["kind"]).TryPickT1(out var kind, out _))
            {
                log.Reject(row, ImportRules.MatterKind, no, "kind", row["kind"]);
            }
            else
            {
                var code = CodeOf(row, local, codes, log);
                codes.Add(code);
                bool isNamed = CheckAuthority(row, log);
                string department = row.Known("department") ?? (isNamed ? row["authority"] : "");
                matters.Add(no, new ListedMatter(code, row["name"], kind, department, BasesOf(row, kind, log), row["source"]));
            }
        }

        return matters;
    }

    /// <summary>Whether a text can be the name of a matter.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 200 && !text.AsSpan().ContainsAny('\r', '\n', '\t');

    private static MatterCode CodeOf(SourceRow row, MatterCode local, HashSet<MatterCode> taken, FindingLog log)
    {
        string no = row["no"], printed = row["base_code"];
        if (printed.Length == 0)
        {
            log.Add(ImportRules.CodeMissing, no, "base_code", "");
            return local;
        }

        if (!MatterCode.TryParse(printed, provider: null, out var code) || code.Scheme != MatterCodeScheme.Printed)
        {
            log.Add(ImportRules.CodeForm, no, "base_code", printed);
            return local;
        }

        if (taken.Contains(code))
        {
            log.Add(ImportRules.CodeDuplicate, no, "base_code", printed);
            return local;
        }

        if (printed.Length is not (12 or 14)) log.Add(ImportRules.CodeLength, no, "base_code", printed);
        return code;
    }

    /// <summary>Checks the authority's code and tells whether a name stands in its place.</summary>
    private static bool CheckAuthority(SourceRow row, FindingLog log)
    {
        string no = row["no"], printed = row["authority"], implementation = row["implementation_code"];
        if (implementation.Length > 0 && !Fits(implementation, row["base_code"], printed))
            log.Add(ImportRules.ImplementationCode, no, "implementation_code", implementation);
        bool isNamed = printed.Any(c => !char.IsAscii(c));
        var rule = printed.Length == 0 ? ImportRules.AuthorityMissing
            : isNamed ? ImportRules.AuthorityNamed
            : UnifiedSocialCreditCode.Read(printed).Match(
                fault => fault.Kind switch
                {
                    CodeFaultKind.Length => ImportRules.AuthorityLength,
                    CodeFaultKind.CheckCharacter => ImportRules.AuthorityCheck,
                    _ => ImportRules.AuthorityAlphabet,
                },
                code => code.OrganisationCheckHolds ? null : ImportRules.AuthorityInnerCheck);
        if (rule is not null) log.Add(rule, no, "authority", printed);
        return isNamed;
    }

    /// <summary>Whether an implementation code is base code, division, three digits, authority and two version parts.</summary>
    private static bool Fits(string implementation, string baseCode, string authority)
    {
        string head = $"{baseCode}-", tail = $"-{authority}-";
        if (!implementation.StartsWith(head, StringComparison.Ordinal)) return false;
        var rest = implementation.AsSpan(head.Length);
        return rest.Length == 12 + 1 + 3 + tail.Length + 4
            && !rest[..12].ContainsAnyExceptInRange('0', '9') && rest[12] == '-' && !rest[13..16].ContainsAnyExceptInRange('0', '9')
            && rest[16..].StartsWith(tail, StringComparison.Ordinal)
            && char.IsAsciiDigit(rest[^4]) && rest[^3] == '-' && char.IsAsciiDigit(rest[^2]) && char.IsAsciiDigit(rest[^1]);
    }

    private static ImmutableArray<LegalGround> BasesOf(SourceRow row, MatterKind kind, FindingLog log)
    {
        string printed = row["basis"];
        var bases = Citations.OfBasis(printed);
        if (printed.Length > 0 && bases.IsEmpty) log.Add(ImportRules.BasisForm, row["no"], "basis", printed);
        if (printed.Length == 0 && kind != MatterKind.PublicService) log.Add(ImportRules.BasisMissing, row["no"], "basis", "");
        return bases;
    }
}
