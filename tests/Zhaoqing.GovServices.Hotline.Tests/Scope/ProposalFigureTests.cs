using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Orders;

namespace Zhaoqing.GovServices.Hotline.Tests.Scope;

/// <summary>How good the proposals are on sentences that were not learned from; the figures stand in docs/hotline.md.</summary>
public sealed class ProposalFigureTests
{
    private const int Folds = 10;

    private static readonly LocalDate Day = new(2026, 3, 2);

    private static readonly ScopeList List = Read();

    [Fact]
    public void The_split_is_by_base_sentence()
    {
        Assert.Equal(900, Sentences.All.Length);
        Assert.InRange(Sentences.Bases.Length, 90, 110);
        Assert.All(Sentences.All.GroupBy(sentence => sentence.Base, StringComparer.Ordinal), same => Assert.Single(same.Select(sentence => (sentence.Scope, sentence.Category, sentence.Owner)).Distinct()));
    }

    [Fact]
    public void The_figures_of_the_page_are_those_of_the_code()
    {
        var text = new StringBuilder();
        Table(text, "Scope by `ScopeList`, owner", sentence => sentence.Scope, sentence => (OwnerOf(sentence.Text), sentence.Owner));
        Table(text, "Scope by `BigramModel`, 0.9", sentence => sentence.Scope, Learned(sentence => sentence.Scope, 0.9));
        Table(text, "Category by `LabelRules`, 0.6", sentence => sentence.Category, Worded(0.6));
        Table(text, "Category by `BigramModel`, 0.9", sentence => sentence.Category, Learned(sentence => sentence.Category, 0.9));
        using var page = new StreamReader(Sentences.Open("hotline.md"));
        Assert.True(page.ReadToEnd().Contains(text.ToString(), StringComparison.Ordinal), $"The page should say:\n{text}");
    }

    [Fact]
    public void An_urgent_sentence_is_never_kept_for_an_ordinary_one_where_the_list_has_it()
    {
        var missed = Sentences.All.Where(sentence => string.Equals(sentence.Scope, "B", StringComparison.Ordinal) && List.Read(sentence.Whole, Day).Urgent is null).ToArray();
        Assert.Empty(missed.Select(sentence => sentence.Base).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_proposal_is_never_applied_by_itself()
    {
        var order = Acting.Opened(Acting.Demand() with { Text = "有人持刀追人" });
        Assert.NotNull(List.Read(order.Demand.Text, Day).Urgent);
        Assert.Equal(OrderState.Draft, order.State);
        Type[] proposals = [typeof(LabelProposal), typeof(ScopeAnswer), typeof(ScopeFinding), typeof(ScopeFit)];
        var users = typeof(WorkOrder).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Zhaoqing", StringComparison.Ordinal) == true && (type.IsAssignableTo(typeof(OrderCommand)) || type == typeof(WorkOrder) || type == typeof(OrderDesk)))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).OfType<MethodBase>())
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType);
        Assert.Empty(users.Intersect(proposals));
    }

    [Fact]
    public void Below_the_confidence_and_without_a_word_there_is_no_proposal()
    {
        var rules = new LabelRules([new("路灯", "城乡建设", 1), new("公交", "交通运输", 1)]);
        Assert.Null(rules.Propose("路灯和公交", 0.6));
        Assert.Equal(("交通运输", 0.5), rules.Propose("路灯和公交", 0.5) is { } even ? (even.Label, even.Confidence) : default);
        Assert.Null(rules.Propose("没有这些词", 0));
        Assert.Equal("路灯", Assert.Single(rules.Propose("路灯不亮", 0.9)!.Reasons));
        var model = BigramModel.Learn([("路灯不亮", "城乡建设"), ("公交晚点", "交通运输")]);
        Assert.Equal("城乡建设", model.Propose("路灯坏了", 0)!.Label);
        Assert.Null(model.Propose("路灯坏了", 0.999));
        Assert.Null(model.Propose("全然不同", 0));
        Assert.Throws<ArgumentException>(() => BigramModel.Learn([]));
    }

    private static ScopeList Read()
    {
        using var file = Sentences.Open("scope-rules.json");
        return ScopeListFile.Read(file);
    }

    private static string? OwnerOf(string text)
    {
        var answer = List.Read(text, Day);
        return answer.Urgent is { } urgent ? NameOf(urgent.Rule.Owner) : answer.Rest.Match<string?>(clear => NameOf(clear.Owner), _ => null, _ => null);
    }

    private static string NameOf(ScopeOwner owner) => owner switch
    {
        ScopeOwner.Hotline => "12345",
        ScopeOwner.Police => "110",
        ScopeOwner.Fire => "119",
        ScopeOwner.Ambulance => "120",
        ScopeOwner.Traffic => "122",
        ScopeOwner.StatutoryBody => "法定途径",
        _ => "解释",
    };

    /// <summary>A model for each fold that has not seen the fold's bases.</summary>
    private static Func<Sentence, (string?, string)> Learned(Func<Sentence, string> label, double least)
    {
        var bases = Sentences.Bases;
        var proposed = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (int fold = 0; fold < Folds; fold++)
        {
            var model = BigramModel.Learn([.. bases.Where((_, i) => i % Folds != fold).Select(sentence => (sentence.Text, label(sentence)))]);
            foreach (var sentence in bases.Where((_, i) => i % Folds == fold)) proposed[sentence.Base] = model.Propose(sentence.Text, least)?.Label;
        }

        return sentence => (proposed[sentence.Base], label(sentence));
    }

    private static Func<Sentence, (string?, string)> Worded(double least)
    {
        var rules = new LabelRules(Sentences.Rows("label-words.csv").Select(row => new LabelWord(row[0], row[1], 1)));
        return sentence => (rules.Propose(sentence.Text, least)?.Label, sentence.Category);
    }

    private static void Table(StringBuilder text, string title, Func<Sentence, string> label, Func<Sentence, (string? Proposed, string True)> ask)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {title} | Sentences | Right | Wrong | No proposal |\n| --- | --- | --- | --- | --- |\n");
        foreach (var group in Sentences.Bases.GroupBy(label, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)) Row(text, group.Key, [.. group.Select(ask)]);
        Row(text, "all", [.. Sentences.Bases.Select(ask)]);
        text.Append('\n');
    }

    private static void Row(StringBuilder text, string name, ImmutableArray<(string? Proposed, string True)> asked)
    {
        int none = asked.Count(one => one.Proposed is null), right = asked.Count(one => string.Equals(one.Proposed, one.True, StringComparison.Ordinal));
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {asked.Length} | {right} | {asked.Length - right - none} | {none} |\n");
    }
}
