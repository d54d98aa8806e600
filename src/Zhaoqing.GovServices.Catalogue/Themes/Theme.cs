using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>One thing, one time (“一件事”主题服务): several matters that people meet as one, done as one.</summary>
/// <remarks>Immutable. It cannot be made with a cycle, a gap or a question nobody can answer.</remarks>
[Clause("CON-1.2")]
public sealed record Theme
{
    /// <summary>The most members a theme may have; more is a slip of the data, not a theme.</summary>
    public const int MaxMembers = 100;

    private Theme(string name, RefusalPolicy policy, ImmutableArray<ThemeMember> members, ImmutableArray<ThemeQuestion> questions)
    {
        Name = name;
        Policy = policy;
        Order = new ThemeOrder(members);
        Members = Order.Sorted();
        Questions = questions;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What becomes of the others when a member is refused.</summary>
    public RefusalPolicy Policy { get; }

    /// <summary>The members, in an order in which they can be done.</summary>
    public ImmutableArray<ThemeMember> Members { get; }

    /// <summary>The questions by which the situation chooses the members.</summary>
    public ImmutableArray<ThemeQuestion> Questions { get; }

    /// <summary>The leading department (牵头部门); empty where none is named.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The channels (办理渠道) on which it is offered, as printed, for example 粤省事.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    internal ThemeOrder Order { get; }

    /// <summary>A theme from data that may be wrong.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="policy">What becomes of the others when a member is refused.</param>
    /// <param name="members">The members, at least two.</param>
    /// <param name="questions">The questions about the situation; none where every member is always needed.</param>
    /// <returns>
    /// The theme; refused with <c>catalogue.theme-too-small</c>, <c>theme-too-large</c>, <c>theme-member-twice</c>, <c>theme-member-unknown</c>, <c>theme-cycle</c> (the path is named),
    /// <c>theme-question-fault</c>, <c>theme-field-twice</c>, <c>theme-field-conflict</c> or <c>theme-passed-without-order</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank, the policy is unknown, or a member needs less than one copy.</exception>
    public static OneOf<Refusal, Theme> Of(string name, RefusalPolicy policy, IEnumerable<ThemeMember> members, params IEnumerable<ThemeQuestion> questions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(questions);
        if (!Enum.IsDefined(policy)) throw new ArgumentException("There is no such policy.", nameof(policy));
        ImmutableArray<ThemeMember> all = [.. members];
        ImmutableArray<ThemeQuestion> asked = [.. questions];
        if (all.Any(member => member.Copies.Values.Any(copies => copies < 1))) throw new ArgumentException("A material is needed once at least.", nameof(members));
        return (ThemeCheck.OrderFault(all) ?? ThemeCheck.QuestionFault(all, asked) ?? ThemeCheck.FormFault(all)) is { } refusal
            ? refusal
            : new Theme(name, policy, all, asked);
    }

    /// <summary>The members that the situation asks for.</summary>
    /// <param name="answers">For each question that a member's condition names, the chosen option.</param>
    /// <returns>The choice; refused with <c>catalogue.theme-answer-missing</c>, <c>theme-answer-unknown</c> or <c>theme-nothing-chosen</c>.</returns>
    public OneOf<Refusal, ThemeChoice> Choose(IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var (id, answer) in answers)
        {
            if (Questions.FirstOrDefault(question => string.Equals(question.Id, id, StringComparison.Ordinal)) is not { } question || !question.Options.Contains(answer, StringComparer.Ordinal))
                return ThemeRefusals.AnswerUnknown(id);
        }

        var conditions = Members.SelectMany(member => member.When);
        if (conditions.FirstOrDefault(condition => !answers.ContainsKey(condition.Question)) is { } open) return ThemeRefusals.AnswerMissing(open.Question);
        ImmutableArray<ThemeMember> chosen =
            [.. Members.Where(member => member.When.All(condition => condition.Accepted.Contains(answers[condition.Question], StringComparer.Ordinal)))];
        return chosen.IsEmpty ? ThemeRefusals.NothingChosen() : new ThemeChoice(this, chosen);
    }

    /// <summary>All members, where no question chooses among them.</summary>
    /// <returns>The choice; refused with <c>catalogue.theme-answer-missing</c> where there are questions.</returns>
    public OneOf<Refusal, ThemeChoice> Choose() => Choose(ImmutableDictionary<string, string>.Empty);

    /// <summary>Whether it is offered on a channel: on 粤省事 such a bundle is a 集成套餐.</summary>
    [Clause("CON-6.4")]
    public bool IsOn(string channel) => Channels.Contains(channel, StringComparer.Ordinal);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
