using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Whether a value has the form of its kind.</summary>
internal static partial class ElementFormats
{
    private static readonly string[] Secrets = ["token=", "key=", "secret=", "password=", "session"];

    /// <summary>What is wrong with a filled-in value, in Chinese; <see langword="null"/> where nothing is.</summary>
    public static string? Fault(ElementDefinition element, string value)
    {
        if (string.Equals(value, ElementValue.None, StringComparison.Ordinal) && MayBeNone(element)) return null;
        if (!element.Type.IsMany) return Fault(element.Type, value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string part in value.Split(ElementValue.Separator))
        {
            if (Fault(element.Type, part) is { } fault) return fault;
            if (!seen.Add(part) && element.Type.IsDistinct) return "有重复的值。";
        }

        return null;
    }

    public static bool IsMobile(string? value) => value is not null && Mobile().IsMatch(value);

    /// <summary>Whether 无 answers the element: a number, a flag or a choice that must be made is no place for it.</summary>
    private static bool MayBeNone(ElementDefinition element) => element.Requirement != ElementRequirement.Required
        || element.Type.Kind is ElementKind.Text or ElementKind.Words || element.Type is { Kind: ElementKind.Choice, Codes: null } or { Kind: ElementKind.Limit };

    private static string? Fault(ElementType type, string value) => type.Kind switch
    {
        ElementKind.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "应为不小于0的整数。",
        ElementKind.Copies => value.Length <= 2 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "应为0至99的整数。",
        ElementKind.Flag => value is "0" or "1" ? null : "应为1(是)或0(否)。",
        ElementKind.Day => LocalDatePattern.Iso.Parse(value).Success ? null : "应为存在的日期,如2026-09-01。",
        ElementKind.BasicCode => BasicCode.Read(value).Match<string?>(fault => fault.Message, _ => null),
        ElementKind.ImplementCode => ImplementCode.Read(value).Match<string?>(fault => fault.Message, _ => null),
        ElementKind.BodyCode => UnifiedSocialCreditCode.Read(value).Match<string?>(fault => fault.Message, _ => null),
        ElementKind.Division => DivisionCode.Read(value).Match<string?>(fault => fault.Message, _ => null),
        ElementKind.Code => PrintedCode.Fault(value, MatterCode.MaxLength)?.Message,
        ElementKind.Choice when type.Codes is { } codes => codes.Find(value).IsT1 ? null : $"不是{codes.Edition}的代码。",
        ElementKind.File => FileForm().IsMatch(value) ? null : "应为文件摘要和媒体类型。",
        ElementKind.Link => LinkFault(value),
        ElementKind.Phone => PhoneForm().IsMatch(value) ? null : "应为带区号的电话号码。",
        ElementKind.Limit => WrittenLimit.Read(value).IsT2 ? null : "应为期限,如5个工作日。",
        ElementKind.Basis => BasisForm().IsMatch(value) ? null : "应写明文件名称(加书名号)和条款。",
        _ => TextFault(value, type.MaxLength ?? int.MaxValue),
    };

    private static string? TextFault(string value, int most)
    {
        int count = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            count++;
            bool isVisible = rune.Value is '\n' or '\t'
                || System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            if (!isVisible || rune.Value == 0xfffd) return "含有控制字符或不可见字符。";
        }

        return count > most ? $"不能超过{most}个字符。" : Tag().IsMatch(value) ? "含有网页标记。" : null;
    }

    private static string? LinkFault(string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri) || !string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)) return "应为https网址。";
        if (uri.UserInfo.Length > 0 || Array.Exists(Secrets, secret => uri.Query.Contains(secret, StringComparison.OrdinalIgnoreCase))) return "不能带有账号或密钥。";
        return uri.IsLoopback || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || !uri.Host.Contains('.', StringComparison.Ordinal) ? "应为公开的域名。" : null;
    }

    [GeneratedRegex("^sha256:[0-9a-f]{64};[a-z]+/[a-z0-9.+-]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileForm();

    [GeneratedRegex("^[0-9]{3,12}(-[0-9]{3,8}){0,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex("^(\\+?86-?)?1[3-9][0-9]{9}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex("^《[^《》]+》[^《》]*第.+条", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BasisForm();

    [GeneratedRegex("<\\s*/?\\s*[A-Za-z!]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
