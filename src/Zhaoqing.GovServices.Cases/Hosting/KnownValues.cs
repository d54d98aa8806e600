using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>What stands alike in many records, by its bytes: it is read once and kept once, however many cases have it.</summary>
/// <remarks>Safe for concurrent use; all that is kept is immutable.</remarks>
internal sealed class KnownValues
{
    /// <summary>The lists that cases are bound to: most cases of a matter have one.</summary>
    internal BytesTable<CaseTerms> Terms { get; } = new();

    /// <summary>What was handed in with an application: mostly what the list requires.</summary>
    internal BytesTable<ImmutableArray<SuppliedMaterial>> Materials { get; } = new();

    /// <summary>The waits for an answer: one a day and limit.</summary>
    internal BytesTable<AnswerWait> Waits { get; } = new();

    /// <summary>Editions, matters and the accounts of officers.</summary>
    internal KnownTexts Texts { get; } = new();

    /// <summary>Keeps the terms that were read from a submission.</summary>
    internal void KeepTerms(ReadOnlySpan<byte> submission, CaseTerms terms)
    {
        var json = new PlainReader(submission, Texts);
        for (json.Begin(); json.Next();)
        {
            if (json.Is("terms"u8)) Terms.Keep(json.Raw(), terms);
            else json.PassOver();
        }
    }
}
