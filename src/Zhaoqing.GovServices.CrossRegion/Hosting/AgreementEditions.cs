using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>The editions of agreements by which a platform works (在用协议各版), each from its first day until the next one begins.</summary>
/// <remarks>
/// Immutable: a platform that is given another edition while it runs makes a new one of all files, and asks that from then on. What was begun keeps what its edition said, since the opening of a case
/// (<see cref="HandoverOpening"/>) holds mode, unit and authority.
/// </remarks>
public sealed class AgreementEditions
{
    private AgreementEditions(ImmutableArray<AgreementFile> files, AgreementSet agreements, ImmutableArray<ExceptionEntry> exceptions) => (Files, Agreements, Exceptions) = (files, agreements, exceptions);

    /// <summary>The files, by agreement and edition.</summary>
    public ImmutableArray<AgreementFile> Files { get; }

    /// <summary>All of them as one set.</summary>
    public AgreementSet Agreements { get; }

    /// <summary>The exceptions, each as long as the edition with which it was published is the newest.</summary>
    public ImmutableArray<ExceptionEntry> Exceptions { get; }

    /// <summary>Editions from files, in any order.</summary>
    /// <returns>All of them; refused as <see cref="AgreementSet.Of"/> refuses, say where an edition stands twice or does not begin after the one before.</returns>
    [Clause("CON-2.6")]
    public static OneOf<Refusal, AgreementEditions> Of(params IEnumerable<AgreementFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        ImmutableArray<AgreementFile> all = [.. files.OrderBy(file => file.Agreement.Id, StringComparer.Ordinal).ThenBy(file => file.Agreement.Edition)];
        return AgreementSet.Of(all.Select(file => file.Agreement)).MapT1(set => new AgreementEditions(all, set, [.. all.SelectMany((file, place) => Counting(file, After(all, place), isFirst: place == 0 || After(all, place - 1) is null))]));
    }

    /// <summary>The edition of an agreement that is in force on a day in China; <see langword="null"/> where none is.</summary>
    /// <param name="id">The agreement.</param>
    /// <param name="day">The day.</param>
    public AgreementFile? InForce(string id, LocalDate day) =>
        Files.LastOrDefault(file => string.Equals(file.Agreement.Id, id, StringComparison.Ordinal) && file.Agreement.From <= day) is { } newest && !(newest.Agreement.Through < day) ? newest : null;

    private static AgreementFile? After(ImmutableArray<AgreementFile> all, int place) =>
        place + 1 < all.Length && string.Equals(all[place].Agreement.Id, all[place + 1].Agreement.Id, StringComparison.Ordinal) ? all[place + 1] : null;

    /// <summary>The exceptions of an edition from its first day until the next one begins, which has its own; before the first edition an exception counts from its own day.</summary>
    private static IEnumerable<ExceptionEntry> Counting(AgreementFile file, AgreementFile? next, bool isFirst) =>
        from entry in file.Exceptions
        let begins = isFirst ? entry.From : LocalDate.Max(entry.From, file.Agreement.From)
        let through = next is { Agreement.From: var after } && !(entry.Through < after) ? after.PlusDays(-1) : entry.Through
        where !(through < begins)
        select ExceptionEntry.Of(entry.Matter, entry.Kind, entry.Reason, entry.PublishedIn, begins, through).AsT1 with { Receiving = entry.Receiving };
}
