using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a decision needs of one grant as it stands, in 120 bytes: names by handles, moments in nanoseconds. Immutable; a change of the grant is another row in its place.</summary>
internal sealed class GrantRow
{
    private static readonly Instant First = Instant.FromUtc(1700, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2250, 1, 1, 0, 0);
    private readonly CaseKey _case;
    private readonly ulong _uses;
    private readonly byte _standing, _room, _actions;
    private readonly Marks _marks;

    public GrantRow(LicenceGrant grant, GrantNames names, HolderSight sight)
    {
        var terms = grant.Terms;
        Id = terms.Id;
        Sight = sight;
        (User, Purpose, Face) = (names.Users.Add(terms.User), names.Purposes.Add(PurposeName.Of(terms.Purpose)), names.Add(terms.Licence, terms.Fields));
        long next = long.MinValue;
        bool isWithin = TryNanoseconds(terms.NotBefore, out long from) & TryNanoseconds(terms.NotAfter, out long until) & (grant.NextUseAt is not { } instant || TryNanoseconds(instant, out next));
        (NotBefore, NotAfter, NextUseAt) = (from, until, next);
        bool isCaseWide = terms.Purpose.Case is { } number && !CaseKey.TryOf(number, out _case);
        _uses = grant.UseMarks;
        _actions = (byte)terms.Actions;
        _standing = (byte)(grant.State switch { GrantState.Revoked => DenyCode.Revoked, GrantState.Suspended => DenyCode.Suspended, _ => DenyCode.None });
        _room = (byte)grant.Room;
        bool isPending = terms.PreviewRequired && !grant.IsPreviewed;
        _marks = If(grant.IsSigned, Marks.Signed) | If(terms.InPerson, Marks.InPerson) | If(!isWithin, Marks.Beyond) | If(isCaseWide, Marks.WideCase) | If(isPending, Marks.PreviewPending);
        bool isRare = terms.Pinned is not null || isCaseWide || grant.Authority is { Chain.IsDefaultOrEmpty: false };
        if (isRare) Rare = new RareParts(terms.Pinned, grant.ChainHolds.From, grant.ChainHolds.Until, isCaseWide ? terms.Purpose.Case : null);
    }

    [Flags]
    private enum Marks : byte
    {
        None = 0,
        Signed = 1,
        InPerson = 2,
        Beyond = 4,
        WideCase = 8,
        PreviewPending = 16,
    }

    public Guid Id { get; }

    public long NotBefore { get; }

    public long NotAfter { get; }

    /// <summary>From when the rate allows the next use; the least number where none was made.</summary>
    public long NextUseAt { get; }

    public HolderSight Sight { get; }

    /// <summary>What few grants have; <see langword="null"/> for all others.</summary>
    public RareParts? Rare { get; }

    public int User { get; }

    public int Purpose { get; }

    /// <summary>The type of the licence with the fields.</summary>
    public int Face { get; }

    public LicenceActions Actions => (LicenceActions)_actions;

    /// <summary>Taken back or stopped, or none.</summary>
    public DenyCode Standing => (DenyCode)_standing;

    /// <summary>No use left, or none free, or none.</summary>
    public DenyCode Room => (DenyCode)_room;

    public bool IsSigned => Has(Marks.Signed);

    public bool IsInPerson => Has(Marks.InPerson);

    public bool IsPreviewPending => Has(Marks.PreviewPending);

    /// <summary>Whether its moments are so far off that only the whole grant can tell.</summary>
    public bool IsBeyond => Has(Marks.Beyond);

    /// <summary>Whether it may have had a request of this id: never no where it had.</summary>
    public bool MayHaveUsed(string request) => LicenceGrant.MayHave(_uses, request);

    /// <summary>Whether it is for this case, or for every case of its matter.</summary>
    public bool IsForCase(string number) =>
        Has(Marks.WideCase) ? string.Equals(Rare!.Case, number, StringComparison.Ordinal) : _case == default || CaseKey.IsOf(in _case, number);

    /// <inheritdoc cref="IsForCase(string)"/>
    public bool IsForCase(string number, CaseKey key) => Has(Marks.WideCase) ? IsForCase(number) : _case == default || _case == key;

    /// <summary>An instant in nanoseconds from 1970; <see langword="false"/> for those of other centuries.</summary>
    public static bool TryNanoseconds(Instant at, out long nanoseconds)
    {
        bool fits = at >= First && at <= Last;
        nanoseconds = fits ? (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds() : 0;
        return fits;
    }

    private static Marks If(bool holds, Marks mark) => holds ? mark : Marks.None;

    private bool Has(Marks mark) => (_marks & mark) == mark;
}

/// <summary>What few grants have: one version that is meant, mandates that end, a number of a case that is long.</summary>
internal sealed record RareParts(LicenceIdentifier? Pinned, Instant ChainFrom, Instant ChainUntil, string? Case);
