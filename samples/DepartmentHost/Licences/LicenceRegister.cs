using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>What the host knows of licences: their types, who may use them, what matters need, and whose account holds which. It stands in for the licence system (电子证照系统).</summary>
/// <remarks><c>Licences:Path</c> names the department's own file and <c>Licences:HolderKey</c> its secret (base64, at least 32 bytes); without them a sample of invented holders stands in.</remarks>
internal sealed class LicenceRegister
{
    private const string System = "department-host";
    private readonly byte[] _key;
    private readonly RegisterFile _file;
    private readonly ImmutableArray<KnownHolder> _holders;

    private LicenceRegister(RegisterFile file, byte[] key)
    {
        (_file, _key) = (file, key);
        Types = new LicenceTypes(file.Edition ?? "", [.. file.Types ?? []]);
        _holders = [.. (file.Holders ?? []).Select(HolderOf)];
        // Co-owners each have the licence; what stands on it is one.
        foreach (var same in _holders.SelectMany(holder => holder.Licences).GroupBy(one => one.Licence.Identifier))
        {
            if (same.Any(one => one.Licence.State != same.First().Licence.State || one.Face.Count != same.First().Face.Count || one.Face.Except(same.First().Face).Any()))
                throw new JsonException("A licence of several holders stands there with two faces or two states.");
        }
    }

    /// <summary>The directory of types.</summary>
    public LicenceTypes Types { get; }

    /// <summary>Loads the register.</summary>
    /// <exception cref="InvalidOperationException">The file or the key is none; the message names the key of the configuration and what is wrong.</exception>
    public static LicenceRegister Load(IConfiguration configuration) => DepartmentFile.Load(configuration, "Licences:Path", "sample-licences.json", "register of licences", file =>
    {
        var read = DepartmentFile.Json<RegisterFile>(file);
        byte[] key = Convert.FromBase64String(configuration["Licences:HolderKey"] is { Length: > 0 } own ? own : read.HolderKey ?? "");
        return key.Length >= 32 ? new LicenceRegister(read, key) : throw new FormatException("The key of the holders has fewer than 32 bytes.");
    });

    /// <summary>The holder that an account is; <see langword="null"/> where it is none.</summary>
    public KnownHolder? OfAccount(string account) => _holders.FirstOrDefault(holder => string.Equals(holder.Account, account, StringComparison.Ordinal));

    /// <summary>The holder that an applicant is, if the applicant has an account here.</summary>
    public KnownHolder? OfApplicant(Party applicant)
    {
        HolderReference? reference = applicant switch
        {
            Person person => HolderReference.Of(_key, person.Identifier),
            Organisation organisation => HolderReference.Of(_key, organisation.Identifier),
            _ => null,
        };
        return reference is { } known ? _holders.FirstOrDefault(holder => holder.Reference == known) : null;
    }

    /// <summary>Who uses licences when somebody of a unit asks; <see langword="null"/> where the unit has no right to.</summary>
    public LicenceUser? UserOf(CaseActor by) =>
        by.Role is ActorRole.Window or ActorRole.Examiner && (_file.Users ?? []).FirstOrDefault(user => string.Equals(user.Unit, by.Unit, StringComparison.Ordinal)) is { } known
            ? new LicenceUser(known.Organisation, known.Unit, System)
            : null;

    /// <summary>Whether somebody is one of the people of a unit who may use licences (用证经办人); nobody else is, whatever the unit's system says.</summary>
    public bool IsOperator(LicenceUser user, string account) =>
        (_file.Users ?? []).Exists(known => known.Organisation == user.Organisation && string.Equals(known.Unit, user.Unit, StringComparison.Ordinal) && known.Operators?.Contains(account, StringComparer.Ordinal) == true);

    /// <summary>The user behind an access id of the exchange; <see langword="null"/> where id or secret is wrong.</summary>
    public LicenceUser? UserOf(ExchangeHead head)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(head.AccessToken));
        var known = (_file.Users ?? []).FirstOrDefault(user => user.AccessId is not null && string.Equals(user.AccessId, head.AccessId, StringComparison.Ordinal));
        return known?.AccessTokenDigest is { } expected && CryptographicOperations.FixedTimeEquals(digest, Convert.FromHexString(expected)) ? new LicenceUser(known.Organisation, known.Unit, System) : null;
    }

    /// <summary>The reference of a holder under the key of this register.</summary>
    public HolderReference ReferenceOf(ExchangeHolder holder) => holder.ReferenceOf(_key);

    /// <summary>What the case needs: of the needs of its matter those whose material stands in the list by which the case is judged.</summary>
    public ImmutableArray<LicenceNeed> NeedsOf(CaseFile file) =>
        [.. (_file.Needs?.GetValueOrDefault(file.Application.Matter.ToString()) ?? []).Where(need => MaterialCode.TryParse(need.Material, provider: null, out var code) && file.Terms.Names(code))];

    /// <summary>Looks a licence up.</summary>
    public LicenceFinding Find(HolderReference holder, LicenceTypeCode type, LicenceIdentifier? pinned)
    {
        var fitting = _holders.Where(known => known.Reference == holder).SelectMany(known => known.Licences)
            .Where(one => one.Licence.Identifier.Parts.Type == type && (pinned is null || one.Licence.Identifier == pinned)).Select(one => one.Licence).ToList();
        var valid = fitting.Where(licence => licence.State == LicenceState.Valid).ToList();
        var counted = valid.Count > 0 ? valid : fitting;
        return counted is [var one, ..] ? new LicenceFinding(counted.Count, one.Identifier, one.State) : default;
    }

    /// <summary>Values of the face of a licence, the named fields alone.</summary>
    public ImmutableSortedDictionary<string, string> FaceOf(LicenceIdentifier licence, IEnumerable<string> fields)
    {
        var face = _holders.SelectMany(holder => holder.Licences).First(one => one.Licence.Identifier == licence).Face;
        return fields.Where(face.ContainsKey).ToImmutableSortedDictionary(field => field, field => face[field], StringComparer.Ordinal);
    }

    private KnownHolder HolderOf(HolderEntry entry)
    {
        var (reference, kind) = entry switch
        {
            { Person: { } person, Organisation: null } => (HolderReference.Of(_key, person), HolderKind.NaturalPerson),
            { Person: null, Organisation: { } organisation } => (HolderReference.Of(_key, organisation), HolderKind.LegalPerson),
            _ => throw new JsonException("A holder is a person or an organisation."),
        };
        return new KnownHolder(entry.Account ?? throw new JsonException("A holder has an account."), reference, kind, [.. (entry.Licences ?? []).Select(licence => HeldOf(licence, reference))]);
    }

    private HeldLicence HeldOf(LicenceEntry entry, HolderReference holder)
    {
        var type = Types.Find(entry.Identifier.Parts.Type) ?? throw new JsonException("A licence is of no known type.");
        var issued = Licence.Issue(type, entry.Identifier, holder, entry.SealNumber).Match(refusal => throw new JsonException(refusal.ToString()), licence => licence);
        return new HeldLicence(issued with { State = entry.State }, entry.Face ?? []);
    }

    private sealed record RegisterFile(
        string? Note = null, string? Edition = null, string? HolderKey = null, List<LicenceType>? Types = null, List<UserEntry>? Users = null, Dictionary<string, List<LicenceNeed>>? Needs = null,
        List<HolderEntry>? Holders = null);

    private sealed record UserEntry(string Unit, UnifiedSocialCreditCode Organisation, string? AccessId = null, string? AccessTokenDigest = null, List<string>? Operators = null);

    private sealed record HolderEntry(string? Account = null, CitizenIdentityNumber? Person = null, UnifiedSocialCreditCode? Organisation = null, List<LicenceEntry>? Licences = null);

    private sealed record LicenceEntry(LicenceIdentifier Identifier, LicenceState State, string? SealNumber = null, Dictionary<string, string>? Face = null);
}

/// <summary>A holder whose account is known here.</summary>
internal sealed record KnownHolder(string Account, HolderReference Reference, HolderKind Kind, ImmutableArray<HeldLicence> Licences);

/// <summary>A licence with its face.</summary>
internal sealed record HeldLicence(Licence Licence, IReadOnlyDictionary<string, string> Face)
{
    /// <summary>No content: a face is a person's data.</summary>
    public override string ToString() => nameof(HeldLicence);
}
