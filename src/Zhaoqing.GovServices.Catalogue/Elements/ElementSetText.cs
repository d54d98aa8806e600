using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the table of a set of elements.</summary>
internal static class ElementSetText
{
    private const string Header = "id\towner\tgroup\tname\tenglish\ttype\trequirement\twhen\tinherited\tper-material\tpersonal";

    private static readonly (string Text, ElementKind Kind)[] Kinds =
    [
        ("N", ElementKind.Number), ("N2", ElementKind.Copies), ("B", ElementKind.Flag), ("D", ElementKind.Day), ("C", ElementKind.Code), ("C12", ElementKind.BasicCode),
        ("C31", ElementKind.ImplementCode), ("C18", ElementKind.BodyCode), ("C6/9/12", ElementKind.Division), ("F", ElementKind.File), ("U", ElementKind.Link),
        ("P", ElementKind.Phone), ("Lim", ElementKind.Limit), ("Basis", ElementKind.Basis), ("E", ElementKind.Choice), ("T", ElementKind.Text), ("L", ElementKind.Words),
        ("Org", ElementKind.Words), ("Ref", ElementKind.Words), ("Contact", ElementKind.Words), ("Tree", ElementKind.Words), ("Hours", ElementKind.Words),
        ("Geo", ElementKind.Words), ("Period", ElementKind.Words), ("Ext", ElementKind.Words),
    ];

    public static OneOf<Refusal, ElementSet> Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] head = lines.Length > 0 ? lines[0].Split('\t') : [];
        if (head is not ["#", { Length: > 0 } id, { Length: > 0 } edition, var date, var unified, var local, var source]) return Unreadable(1, "应为#、名称、版本、日期、两个数目和来源。");
        if (!LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var day)) return Unreadable(1, "日期不存在。");
        if (lines.Length < 2 || !string.Equals(lines[1], Header, StringComparison.Ordinal)) return Unreadable(2, "列名不符。");
        var elements = new List<ElementDefinition>();
        var byId = new Dictionary<string, ElementDefinition>(StringComparer.Ordinal);
        for (int i = 2; i < lines.Length; i++)
        {
            if (Element(lines[i].Split('\t'), elements.Count) is not { } element) return Unreadable(i + 1, "列数、编号、类型或取值不符。");
            if (!byId.TryAdd(element.Id.ToString(), element)) return Unreadable(i + 1, "编号重复。");
            if (elements.Count > 0 && elements[^1].Owner == ElementOwner.Local && element.Owner == ElementOwner.Unified) return Unreadable(i + 1, "统筹要素应排在自定义要素之前。");
            if (element.Owner == ElementOwner.Local && (element.IsPerMaterial || element.IsInherited)) return Unreadable(i + 1, "材料要素和上级目录要素应为统筹要素。");
            if (element.IsPerMaterial && elements.Exists(earlier => earlier.IsPerMaterial) && !elements[^1].IsPerMaterial) return Unreadable(i + 1, "材料要素应连续排列。");
            elements.Add(element);
        }

        for (int i = 0; i < elements.Count; i++)
        {
            if (elements[i].Condition.Length == 0) continue;
            var when = ElementCondition.Read(elements[i].Condition, byId.GetValueOrDefault);
            bool fits = when is not null && elements[i].Requirement == ElementRequirement.Conditional
                && when.Elements.All(other => other.Owner <= elements[i].Owner && (!other.IsPerMaterial || elements[i].IsPerMaterial));
            if (!fits) return Unreadable(i + 3, "条件不能识别,或引用了不能引用的要素。");
            elements[i] = elements[i] with { When = when };
        }

        var set = new ElementSet(id, edition, day, source, [.. elements]);
        return Number(unified) == set.UnifiedCount && Number(local) == set.LocalCount ? set : Unreadable(1, "要素数目与所列不符。");
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static ElementDefinition? Element(string[] cells, int ordinal)
    {
        if (cells is not [var number, var owner, var group, { Length: > 0 } name, var english, var typed, var requirement, var when, "0" or "1", "0" or "1", "0" or "1"]) return null;
        if (!ElementId.TryParse(number, provider: null, out var id) || TypeOf(typed) is not { } type || owner is not ("unified" or "local") || requirement is not ("R" or "C" or "O")) return null;
        return new ElementDefinition(id, ordinal)
        {
            Name = name,
            EnglishName = english,
            Group = group,
            Owner = owner is "unified" ? ElementOwner.Unified : ElementOwner.Local,
            Type = type,
            Requirement = requirement switch { "R" => ElementRequirement.Required, "C" => ElementRequirement.Conditional, _ => ElementRequirement.Optional },
            Condition = when,
            IsInherited = cells[8] is "1",
            IsPerMaterial = cells[9] is "1",
            IsPersonal = cells[10] is "1",
        };
    }

    /// <summary>The type that a text writes: <c>T200</c>, <c>L:Basis</c>, <c>ES:gbt39046/A.4</c>; <see langword="null"/> where it writes none.</summary>
    private static ElementType? TypeOf(string text)
    {
        bool isDistinct = text.StartsWith("ES", StringComparison.Ordinal), isMany = isDistinct || text.StartsWith("L:", StringComparison.Ordinal) || text is "L";
        string one = text.StartsWith("L:", StringComparison.Ordinal) ? text[2..] : isDistinct ? "E" + text[2..] : text;
        if (one.StartsWith("E:", StringComparison.Ordinal))
            return one[2..].Split('/') is [var scheme, var id] && CodeSetTable.Shipped.Find(scheme, id) is { } codes ? new ElementType(ElementKind.Choice, isMany, isDistinct, MaxLength: null, codes) : null;
        if (one.Length > 1 && one[0] == 'T' && Number(one[1..]) is > 0 and var most) return new ElementType(ElementKind.Text, isMany, isDistinct, most, Codes: null);
        int at = Array.FindIndex(Kinds, known => string.Equals(known.Text, one, StringComparison.Ordinal));
        return at < 0 ? null : new ElementType(Kinds[at].Kind, isMany, isDistinct, MaxLength: null, Codes: null);
    }

    private static Refusal Unreadable(int line, string message) => new Refusal(
        "catalogue.element-set-unreadable", "要素集不能读取,未采用。", LegalGround.OfClause("STD-4.1")).OnField($"line[{line}]", message);
}
