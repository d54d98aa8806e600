using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a decision needs of one grant as it stands, in 120 bytes: names by handles, moments in nanoseconds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct GrantRow
{
    private static readonly Instant First = Instant.FromUtc(1700, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2250, 1, 1, 0, 0);

    public readonly int User, Purpose, Face;

    private readonly byte _standing, _room, _actions;
    private readonly Marks _marks;

    public readonly Guid Id;
    public readonly long NotBefore, NotAfter;

    private readonly CaseKey _case;
    private readonly ulong _uses;

    /// <summary>From when the rate allows the next use; the least number where none was made.</summary>
    public readonly long NextUseAt;

    public readonly HolderReference Holder;

    public GrantRow(LicenceGrant grant, GrantNames names, ref GrantSide? side)
    {
        var terms = grant.Terms;
        Id = terms.Id;
        Holder = terms.Holder;
        (User, Purpose, Face) = (names.Users.Add(terms.User), names.Purposes.Add(PurposeName.Of(terms.Purpose)), names.Add(terms.Licence, terms.Fields));
        NextUseAt = long.MinValue;
        bool isWithin = TryNanoseconds(terms.NotBefore, out NotBefore) & TryNanoseconds(terms.NotAfter, out NotAfter) & (grant.NextUseAt is not { } next || TryNanoseconds(next, out NextUseAt));
        bool isCaseWide = terms.Purpose.Case is not null && !CaseKey.TryOf(terms.Purpose.Case, out _case);
        bool isRare = terms.Pinned is not null || isCaseWide || grant.Authority is { Chain.IsDefaultOrEmpty: false };
        if (isRare) side = new GrantSide(side?.Sight, new RareParts(terms.Pinned, grant.ChainHolds.From, grant.ChainHolds.Until, isCaseWide ? terms.Purpose.Case : null));
        _uses = grant.UseMarks;
        _actions = (byte)terms.Actions;
        _standing = (byte)(grant.State switch { GrantState.Revoked => DenyCode.Revoked, GrantState.Suspended => DenyCode.Suspended, _ => DenyCode.None });
        _room = (byte)grant.Room;
        bool isPending = terms.PreviewRequired && !grant.IsPreviewed;
        _marks = If(grant.IsSigned, Marks.Signed) | If(terms.InPerson, Marks.InPerson) | If(!isWithin, Marks.Beyond) | If(isCaseWide, Marks.WideCase) | If(isPending, Marks.PreviewPending) | If(side is not null, Marks.Sided);
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
        Sided = 32,
    }

    public LicenceActions Actions => (LicenceActions)_actions;

    /// <summary>Taken back or stopped, or none.</summary>
    public DenyCode Standing => (DenyCode)_standing;

    /// <summary>No use left, or none free, or none.</summary>
    public DenyCode Room => (DenyCode)_room;

    public bool IsSigned => Has(Marks.Signed);

    public bool IsInPerson => Has(Marks.InPerson);

    public bool IsPreviewPending => Has(Marks.PreviewPending);

    /// <summary>Whether something stands beside it.</summary>
    public bool HasSide => Has(Marks.Sided);

    /// <summary>Whether its moments are so far off that only the whole grant can tell.</summary>
    public bool IsBeyond => Has(Marks.Beyond);

    /// <summary>Whether it may have had a request of this id: never no where it had.</summary>
    public bool MayHaveUsed(string request) => LicenceGrant.MayHave(_uses, request);

    /// <summary>Whether it is for this case, or for every case of its matter; never for a request without a case.</summary>
    public bool IsForCase(string? number, RareParts? rare)
    {
        if (_case != default) return CaseKey.IsOf(in _case, number);
        return !string.IsNullOrWhiteSpace(number) && (!Has(Marks.WideCase) || string.Equals(rare!.Case, number, StringComparison.Ordinal));
    }

    /// <inheritdoc cref="IsForCase(string, RareParts)"/>
    public bool IsForCase(string? number, CaseKey key, RareParts? rare) => _case != default ? _case == key : IsForCase(number, rare);

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

/// <summary>The place of a row, with a number that is odd while the row is being written.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GrantPlace
{
    public int Sequence;
    public GrantRow Row;
}

/// <summary>What stands beside a row: the look under which it was put, where there is one, and what few grants have.</summary>
internal sealed record GrantSide(HolderSight? Sight, RareParts? Rare);

/// <summary>What few grants have: one version that is meant, mandates that end, a number of a case that is long.</summary>
internal sealed record RareParts(LicenceIdentifier? Pinned, Instant ChainFrom, Instant ChainUntil, string? Case);
