using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Situations;

/// <summary>A tree that may have any fault.</summary>
public sealed record AnyTree(ImmutableArray<SituationQuestion> Questions, ImmutableArray<Situation> Situations);

public static class TreeArbitraries
{
    private static readonly string[] Letters = ["甲", "乙", "丙"];

    /// <summary>Trees whose branches mostly go forward and mostly part the answers, so that both sound and faulty ones are common.</summary>
    public static Arbitrary<AnyTree> AnyTree() =>
        (from questions in Gen.Choose(1, 4)
         from situations in Gen.Choose(1, 3)
         from made in Gen.CollectToArray(Enumerable.Range(0, questions), place => Question(place, questions, situations))
         select new AnyTree([.. made], [.. Enumerable.Range(0, situations).Select(n => new Situation($"s{n}", $"情形{n}", []))])).ToArbitrary();

    private static Gen<SituationQuestion> Question(int place, int questions, int situations)
    {
        string[] forward = [.. Enumerable.Range(place + 1, questions - place - 1).Select(n => $"q{n}"), .. Enumerable.Range(0, situations).Select(n => $"s{n}")];
        var next = Gen.Frequency((12, Gen.Elements(forward)), (1, Gen.Elements("q0", $"q{place}", "q9")));
        return Gen.OneOf(ByChoice(place, next), ByNumber(place, next));
    }

    private static Gen<SituationQuestion> ByChoice(int place, Gen<string> next) =>
        from cut in Gen.Choose(1, 3)
        from ways in Gen.ArrayOf(next, 3)
        from fault in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(1, 4)))
        let parts = new[] { Letters[..cut], Letters[cut..] }.Where(part => part.Length > 0).Select((part, i) => new SituationBranch(ways[i]) { Choices = [.. part] }).ToArray()
        select new SituationQuestion($"q{place}", "哪一种?", fault switch
        {
            1 => [.. parts[1..]],
            2 => [.. parts, parts[0] with { Next = ways[2] }],
            3 => [.. parts, new SituationBranch(ways[2]) { Choices = ["丁"] }],
            4 => [.. parts, new SituationBranch(ways[2])],
            _ => [.. parts],
        })
        { Choices = [.. Letters] };

    private static Gen<SituationQuestion> ByNumber(int place, Gen<string> next) =>
        from cut in Gen.Choose(-2, 3)
        from ways in Gen.ArrayOf(next, 2)
        from shift in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Elements(-1, 1)))
        let parts = cut == -2 ? new[] { new NumberRange(-2, 3) } : [new NumberRange(-2, cut - 1), new NumberRange(cut + shift, 3)]
        select new SituationQuestion($"q{place}", "几人?", [.. parts.Select((part, i) => new SituationBranch(ways[i]) { Numbers = part })]) { Numbers = new NumberRange(-2, 3) };
}

[Properties(Arbitrary = [typeof(TreeArbitraries)], MaxTest = 2000, QuietOnSuccess = true)]
public class SituationTreeTests
{
    [Property]
    [Clause("CON-4.2")]
    public void A_tree_is_made_exactly_where_every_set_of_answers_leads_to_one_situation_and_everything_is_reached(AnyTree any)
    {
        var made = SituationTree.Of(any.Questions, any.Situations);
        bool isSound = any.Questions.All(HasPossibleBranches);
        var reached = new HashSet<string>();
        foreach (var answers in AllAnswers(any.Questions))
        {
            var ends = Ends(any, answers, reached);
            isSound = isSound && ends is [{ } end];
            if (made.TryPickT1(out var tree, out _)) Assert.Equal(Assert.Single(ends), tree.Follow(answers).AsT2.Id);
        }

        isSound = isSound && reached.Count == any.Questions.Length + any.Situations.Length;
        Assert.Equal(isSound, made.IsT1);
    }

    [Property]
    public void Answering_the_next_question_again_and_again_ends_in_the_situation_that_all_answers_give(AnyTree any)
    {
        if (!SituationTree.Of(any.Questions, any.Situations).TryPickT1(out var tree, out _)) return;
        foreach (var all in AllAnswers(any.Questions).Take(20))
        {
            var given = new Dictionary<string, string>();
            while (tree.Follow(given).TryPickT1(out var asked, out _)) given.Add(asked.Id, all[asked.Id]);
            Assert.Equal(tree.Follow(all).AsT2, tree.Follow(given).AsT2);
        }
    }

    [Fact]
    public void Sound_and_faulty_trees_are_both_met()
    {
        var codes = Gen.Sample(TreeArbitraries.AnyTree().Generator, 3000, 50).GroupBy(any => SituationTree.Of(any.Questions, any.Situations).Match(refusal => refusal.Code, _ => "sound")).ToDictionary(group => group.Key, group => group.Count());
        string[] expected = ["sound", "catalogue.situation-unknown", "catalogue.situation-cycle", "catalogue.situation-unreachable", "catalogue.situation-answers", "catalogue.situation-gap", "catalogue.situation-overlap"];
        Assert.All(expected, code => Assert.True(codes.GetValueOrDefault(code) > 5, $"{code}: {codes.GetValueOrDefault(code)}"));
    }

    [Fact]
    public void A_tree_names_the_materials_of_its_situation()
    {
        var tree = Shop().AsT1;
        Assert.Equal("kind", tree.Follow(new Dictionary<string, string>()).AsT1.Id);
        Assert.Equal("people", tree.Follow(new Dictionary<string, string> { ["kind"] = "餐饮" }).AsT1.Id);
        Assert.Equal("demo-2", Assert.Single(tree.Follow(new Dictionary<string, string> { ["kind"] = "餐饮", ["people"] = "50" }).AsT2.Materials).ToString());
        Assert.Empty(tree.Follow(new Dictionary<string, string> { ["kind"] = "零售", ["people"] = "不相干" }).AsT2.Materials);
        foreach (string answer in (string[])["", "500", "五", "１", "0"])
        {
            var refusal = tree.Follow(new Dictionary<string, string> { ["kind"] = "餐饮", ["people"] = answer }).AsT0;
            Assert.Equal(("catalogue.situation-answer", "people"), (refusal.Code, refusal.Fields[0].Field));
        }
    }

    [Fact]
    public void The_place_of_a_fault_is_named()
    {
        Is("catalogue.situation-gap", "people", "答案“50”没有去向。", Shop(upTo: 49, from: 51));
        Is("catalogue.situation-overlap", "people", "答案“50”有多个去向。", Shop(upTo: 50, from: 50));
        Is("catalogue.situation-gap", "people", "答案“100”没有去向。", Shop(to: 99));
        Is("catalogue.situation-answers", "people", "large不在可选范围内或为空。", Shop(to: 101));
        var loop = new SituationQuestion("b", "?", [new SituationBranch("a") { Choices = ["是"] }]) { Choices = ["是"] };
        Is("catalogue.situation-cycle", "a", "a→b→a", SituationTree.Of([loop with { Id = "a", Branches = [loop.Branches[0] with { Next = "b" }] }, loop], [new Situation("s", "情形", [])]));
        Is("catalogue.situation-names", "a", "名称不符。", SituationTree.Of([loop with { Id = "a" }, loop with { Id = "a" }], [new Situation("s", "情形", [])]));
        Assert.Equal("catalogue.situation-names", SituationTree.Of([], []).AsT0.Code);
        Assert.Equal("catalogue.situation-names", SituationTree.Of(default, default).AsT0.Code);
    }

    [Fact]
    public void A_way_of_ten_thousand_questions_is_proved_and_followed()
    {
        const int Count = 10_000;
        var questions = Enumerable.Range(0, Count).Select(n => new SituationQuestion($"q{n}", "?", [new SituationBranch(n == Count - 1 ? "s" : $"q{n + 1}") { Choices = ["是"] }]) { Choices = ["是"] });
        var tree = SituationTree.Of([.. questions], [new Situation("s", "情形", [])]).AsT1;
        Assert.Equal("s", tree.Follow(tree.Questions.ToDictionary(question => question.Id, _ => "是")).AsT2.Id);
    }

    [Fact]
    public void A_tree_is_data_that_comes_back_from_JSON()
    {
        var tree = Shop().AsT1;
        var questions = JsonSerializer.Deserialize<ImmutableArray<SituationQuestion>>(JsonSerializer.Serialize(tree.Questions));
        var situations = JsonSerializer.Deserialize<ImmutableArray<Situation>>(JsonSerializer.Serialize(tree.Situations));
        var again = SituationTree.Of(questions, situations).AsT1;
        Assert.Equal("large", again.Follow(new Dictionary<string, string> { ["kind"] = "餐饮", ["people"] = "100" }).AsT2.Id);
    }

    private static OneOf.OneOf<Refusal, SituationTree> Shop(int upTo = 49, int from = 50, int to = 100) => SituationTree.Of(
        [
            new SituationQuestion("kind", "做什么生意?", [new SituationBranch("people") { Choices = ["餐饮"] }, new SituationBranch("plain") { Choices = ["零售", "其他"] }]) { Choices = ["餐饮", "零售", "其他"] },
            new SituationQuestion("people", "能坐几人?", [new SituationBranch("large") { Numbers = new NumberRange(from, to) }, new SituationBranch("small") { Numbers = new NumberRange(1, upTo) }]) { Numbers = new NumberRange(1, 100) },
        ],
        [
            new Situation("plain", "一般经营", []),
            new Situation("small", "小餐馆", [MaterialCode.Parse("demo-1")]),
            new Situation("large", "大餐馆", [MaterialCode.Parse("demo-2")]),
        ]);

    private static void Is(string code, string place, string detail, OneOf.OneOf<Refusal, SituationTree> made)
    {
        var refusal = made.AsT0;
        Assert.Equal((code, place, detail), (refusal.Code, refusal.Fields[0].Field, refusal.Fields[0].Message));
    }

    private static bool HasPossibleBranches(SituationQuestion question) => question.Branches.All(branch => branch.Numbers is { } range
        ? range.From <= range.To && range.From >= question.Numbers!.Value.From && range.To <= question.Numbers.Value.To
        : branch.Choices.Length > 0 && branch.Choices.All(question.Choices.Contains));

    private static IEnumerable<string> AnswersTo(SituationQuestion question) =>
        question.Numbers is { } range ? Enumerable.Range(range.From, range.To - range.From + 1).Select(n => $"{n}") : question.Choices;

    private static IEnumerable<Dictionary<string, string>> AllAnswers(ImmutableArray<SituationQuestion> questions) => questions.Aggregate(
        (IEnumerable<Dictionary<string, string>>)[[]],
        (all, question) => all.SelectMany(given => AnswersTo(question).Select(answer => new Dictionary<string, string>(given) { [question.Id] = answer })).ToArray());

    /// <summary>All ways that answers can take, walked one by one; an endless or lost way ends in <see langword="null"/>.</summary>
    private static string?[] Ends(AnyTree any, Dictionary<string, string> answers, HashSet<string> reached)
    {
        var ends = new List<string?>();
        Walk("q0", 0);
        return [.. ends];

        void Walk(string id, int steps)
        {
            reached.Add(id);
            if (any.Situations.Any(situation => situation.Id == id)) ends.Add(id);
            else if (steps > any.Questions.Length || any.Questions.FirstOrDefault(question => question.Id == id) is not { } asked) ends.Add(null);
            else
            {
                foreach (var branch in asked.Branches.Where(branch => branch.Numbers is { } range ? int.Parse(answers[id]) is var n && n >= range.From && n <= range.To : branch.Choices.Contains(answers[id]))) Walk(branch.Next, steps + 1);
            }
        }
    }
}
