namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>What the rules of copies refuse.</summary>
internal static class CopyRefusals
{
    private static readonly LegalGround Clause = LegalGround.OfClause("PLT-2.6");

    private static readonly LegalGround File = LegalGround.OfLaw("GB/T 36905-2018 电子证照文件技术要求", article: null, "加注件由证照文件派生,载明制作事由、制作者、制作时间和有效期截止时间");

    public static Refusal FontUnreadable() => Of("font-unreadable", "字体文件不能识别,请更换。");

    public static Refusal GlyphMissing() => Of("glyph-missing", "加注内容中有字体未收录的字,请补充收录该字的字体后再制作。");

    public static Refusal NoteWrong() => Of("note-wrong", $"加注的事由、主体、办件、制作者和编号应逐项填写,每项不超过{CopyNote.MaxLength}个字,且不含不可见字符。");

    public static Refusal Expired() => Of("expired", "加注件的有效期截止时间不得早于制作时间。");

    public static Refusal TooLarge() => Of("too-large", "证照文件超过大小、页数或者像素的上限。");

    public static Refusal TooSmall() => Of("too-small", "证照图片过小,加注内容不能看清。");

    public static Refusal Unreadable() => Of("unreadable", "证照文件损坏、加密或者格式不能识别。");

    private static Refusal Of(string code, string message) => new("e-licence.copy-" + code, message, Clause, File);
}
