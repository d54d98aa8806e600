using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A grant (用证授权): what its holder was asked, what the holder answered, and the uses made of it.</summary>
/// <remarks>Immutable; it is what its events add up to. Silence and time are told by <see cref="StateAt"/> and need no event.</remarks>
public sealed partial record LicenceGrant
{
    private LicenceGrant(GrantTerms terms, Instant answerBy)
    {
        Terms = terms;
        AnswerBy = answerBy;
    }

    /// <summary>What was asked; never changes.</summary>
    public GrantTerms Terms { get; }

    /// <summary>Until when an answer counts.</summary>
    public Instant AnswerBy { get; }

    /// <summary>By what right it was allowed; <see langword="null"/> where it was not.</summary>
    public GrantAuthority? Authority { get; private init; }

    /// <summary>When it was taken back; <see langword="null"/> where it was not.</summary>
    public Instant? RevokedAt { get; private init; }

    /// <summary>Whether the holder has seen and agreed to what would move.</summary>
    public bool IsPreviewed { get; private init; }

    /// <summary>How many uses were made.</summary>
    public int Used { get; private init; }

    /// <summary>How many uses are reserved and not settled.</summary>
    public int Reserved { get; private init; }

    /// <summary>When the latest use was reserved or made; <see langword="null"/> where none was.</summary>
    public Instant? LastUseAt { get; private init; }

    /// <summary>The uses that were allowed, by the id of their request.</summary>
    public ImmutableDictionary<string, GrantUse> Uses { get; private init; } = ImmutableDictionary.Create<string, GrantUse>(StringComparer.Ordinal);

    internal CodeShown? Code { get; private init; }

    /// <summary>A few bits of every request in <see cref="Uses"/>, so that most new ones are told from them without a look.</summary>
    internal ulong UseMarks { get; private init; }

    /// <summary>While the mandates it rests on hold, the end exclusive.</summary>
    internal (Instant From, Instant Until) ChainHolds { get; init; }

    /// <summary>Whether it was ever allowed and signed; a call with one that was not is a bad grant.</summary>
    internal bool IsSigned => Authority is not null;

    /// <summary>The state its events leave, time aside.</summary>
    internal GrantState State { get; private init; }

    /// <summary>Where it stands at an instant. A holder who has not answered in time has said no.</summary>
    [Clause("PLT-2.6")]
    public GrantState StateAt(Instant at) => State switch
    {
        GrantState.Pending when at > AnswerBy => GrantState.Lapsed,
        GrantState.Active or GrantState.Suspended when at > Terms.NotAfter => GrantState.Expired,
        _ => State,
    };

    /// <summary>Three bits of sixty-four for the id of a request.</summary>
    internal static ulong MarkOf(string request)
    {
        int hash = string.GetHashCode(request, StringComparison.Ordinal);
        return (1UL << (hash & 63)) | (1UL << ((hash >> 6) & 63)) | (1UL << ((hash >> 12) & 63));
    }

    /// <summary>Whether marks leave open that there was a request of this id; never no where there was.</summary>
    internal static bool MayHave(ulong marks, string request) => marks != 0 && MarkOf(request) is var mark && (marks & mark) == mark;

    /// <summary>Begins with the question, and folds what happened after it.</summary>
    internal static LicenceGrant Begin(GrantAsked asked) => new(asked.Terms, asked.AnswerBy);

    internal LicenceGrant Apply(GrantEvent happened) => happened switch
    {
        GrantAllowed allowed => this with { State = GrantState.Active, Authority = allowed.Authority, ChainHolds = allowed.Authority.Period() },
        GrantRejected => this with { State = GrantState.Rejected },
        GrantPreviewed => this with { IsPreviewed = true },
        GrantSuspended => this with { State = GrantState.Suspended },
        GrantResumed => this with { State = GrantState.Active },
        GrantRevoked revoked => this with { State = GrantState.Revoked, RevokedAt = revoked.At },
        CodeShown shown => this with { Code = shown },
        UseReserved reserved => Reserve(reserved),
        UseCommitted committed => Settle(committed.Request, UseState.Made, committed.At),
        UseReleased released => Settle(released.Request, UseState.Released, released.At),
        UseDenied => this,
        _ => throw new InvalidOperationException($"{happened.GetType().Name} does not happen to a grant that is there."),
    };

    private LicenceGrant Reserve(UseReserved reserved) => this with
    {
        Reserved = Reserved + 1,
        LastUseAt = reserved.At,
        Code = reserved.CodeDigest is null ? Code : null,
        UseMarks = UseMarks | MarkOf(reserved.Request),
        Uses = Uses.SetItem(reserved.Request, new GrantUse(reserved, UseState.Reserved, SettledAt: null, IsAfterRevocation: false)),
    };

    private LicenceGrant Settle(string request, UseState state, Instant at)
    {
        int used = state == UseState.Made ? Used + 1 : Used;
        return this with
        {
            Reserved = Reserved - 1,
            Used = used,
            State = used == Terms.UseLimit && State is (GrantState.Active or GrantState.Suspended) ? GrantState.Exhausted : State,
            Uses = Uses.SetItem(request, Uses[request] with { State = state, SettledAt = at, IsAfterRevocation = state == UseState.Made && at >= RevokedAt }),
        };
    }
}
