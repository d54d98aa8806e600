using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What is told before anybody commits (告知书的内容): what is promised, what is required, and the liability for breaking it.</summary>
/// <remarks>Immutable. A notice without one of its three parts, or with words that leave open what is promised, cannot be made, and so cannot be signed.</remarks>
public sealed record NoticeText
{
    private static readonly string[] CatchAlls = ["其他法定", "其他相关", "其他有关", "其他规定", "等要求", "等条件", "等情形", "其他条件", "其他要求"];

    private NoticeText(ImmutableArray<string> promised, ImmutableArray<string> requirements, string liability)
    {
        Promised = promised;
        Requirements = requirements;
        Liability = liability;
    }

    /// <summary>What is promised (承诺的具体内容): facts that can be found true or false.</summary>
    public ImmutableArray<string> Promised { get; }

    /// <summary>What is required (要求): how and until when the facts are to hold.</summary>
    public ImmutableArray<string> Requirements { get; }

    /// <summary>The liability for a false or broken promise (违反承诺应承担的法律责任).</summary>
    public string Liability { get; }

    /// <summary>Where the promise is made public (公开范围); <see langword="null"/> where it is not.</summary>
    public string? Publicity { get; init; }

    /// <summary>A notice from data that may be wrong.</summary>
    /// <param name="promised">What is promised.</param>
    /// <param name="requirements">What is required.</param>
    /// <param name="liability">The liability.</param>
    /// <returns>The notice; refused with <c>notify-commit.notice-incomplete</c> with every part that is missing, or <c>notify-commit.notice-vague</c>.</returns>
    [Clause("CON-7.3")]
    public static OneOf<Refusal, NoticeText> Of(IEnumerable<string> promised, IEnumerable<string> requirements, string? liability)
    {
        ImmutableArray<string> facts = [.. promised], asked = [.. requirements];
        var fault = PromiseRefusals.NoticeIncomplete();
        if (facts.IsEmpty || facts.Any(string.IsNullOrWhiteSpace)) fault = fault.OnField("promised", "请写明承诺的具体内容。");
        if (asked.IsEmpty || asked.Any(string.IsNullOrWhiteSpace)) fault = fault.OnField("requirements", "请写明承诺应达到的要求。");
        if (string.IsNullOrWhiteSpace(liability)) fault = fault.OnField("liability", "请写明违反承诺应承担的法律责任。");
        if (!fault.Fields.IsEmpty) return fault;
        return facts.Concat(asked).Any(IsVague) ? PromiseRefusals.NoticeVague() : new NoticeText(facts, asked, liability!);
    }

    private static bool IsVague(string text) => CatchAlls.Any(words => text.Contains(words, StringComparison.Ordinal));
}
