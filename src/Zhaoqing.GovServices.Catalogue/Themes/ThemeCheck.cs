using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a theme must be before it is one.</summary>
internal static class ThemeCheck
{
    public static Refusal? OrderFault(ImmutableArray<ThemeMember> members)
    {
        if (members.Length < 2) return ThemeRefusals.TooSmall();
        if (members.Length > Theme.MaxMembers) return ThemeRefusals.TooLarge();
        var codes = new HashSet<MatterCode>();
        if (members.FirstOrDefault(member => !codes.Add(member.Matter)) is { } twice) return ThemeRefusals.MemberTwice(twice.Matter);
        foreach (var member in members)
        {
            foreach (var before in member.After)
            {
                if (!codes.Contains(before)) return ThemeRefusals.MemberUnknown(member.Matter, before);
            }
        }

        return new ThemeOrder(members).FindCycle() is { } cycle ? ThemeRefusals.Cycle(cycle) : null;
    }

    public static Refusal? QuestionFault(ImmutableArray<ThemeMember> members, ImmutableArray<ThemeQuestion> questions)
    {
        var byId = new Dictionary<string, ThemeQuestion>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (string.IsNullOrWhiteSpace(question.Id) || string.IsNullOrWhiteSpace(question.Text)) return ThemeRefusals.QuestionFault("questions", "问题没有编号或文字。");
            if (question.Options.Length < 2 || question.Options.Distinct(StringComparer.Ordinal).Count() != question.Options.Length)
                return ThemeRefusals.QuestionFault($"questions[{question.Id}]", "至少要有两个不同的选项。");
            if (!byId.TryAdd(question.Id, question)) return ThemeRefusals.QuestionFault($"questions[{question.Id}]", "编号重复。");
        }

        foreach (var member in members)
        {
            foreach (var condition in member.When)
            {
                string where = $"members[{member.Matter}].when[{condition.Question}]";
                if (!byId.TryGetValue(condition.Question, out var question)) return ThemeRefusals.QuestionFault(where, "没有这一问题。");
                if (condition.Accepted.IsEmpty || condition.Accepted.Except(question.Options, StringComparer.Ordinal).Any())
                    return ThemeRefusals.QuestionFault(where, "条件没有选项,或者选项不在问题之内。");
            }
        }

        return null;
    }

    public static Refusal? FormFault(ImmutableArray<ThemeMember> members)
    {
        var order = new ThemeOrder(members);
        var types = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var own = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in member.Fields)
            {
                if (!own.Add(field.Key)) return ThemeRefusals.FieldTwice(member.Matter, field.Key);
                if (!types.TryAdd(field.Key, field.Type) && types[field.Key] != field.Type) return ThemeRefusals.FieldConflict(field.Key);
            }

            var before = member.PassedInside.IsEmpty ? null : order.Before(member.Matter);
            foreach (var from in member.PassedInside.Values)
            {
                if (!before!.Contains(from)) return ThemeRefusals.PassedWithoutOrder(member.Matter, from);
            }
        }

        return null;
    }
}
