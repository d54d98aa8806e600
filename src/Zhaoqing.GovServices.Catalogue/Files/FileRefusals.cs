using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which files of editions are refused.</summary>
internal static class FileRefusals
{
    private static LegalGround SameSource => LegalGround.OfClause("STD-3.5");

    public static Refusal Unknown() => new("catalogue.edition-file-unknown", "这不是事项目录版本文件,请向目录发布单位重新获取。", SameSource);

    public static Refusal Version(int version) => new Refusal(
        "catalogue.edition-file-version",
        string.Create(CultureInfo.InvariantCulture, $"版本文件的格式为第{version}版,本系统只能读取第{EditionFile.FormatVersion}版,请升级后再读取。"),
        SameSource).OnField("version", version.ToString(CultureInfo.InvariantCulture));

    public static Refusal Damaged(string what) => new Refusal(
        "catalogue.edition-file-damaged", "版本文件不完整或已被改动,没有读入任何内容,请重新获取。", SameSource).OnField("file", what);

    public static Refusal TooLarge(long limit) => new Refusal(
        "catalogue.edition-file-too-large", string.Create(CultureInfo.InvariantCulture, $"版本文件超过{limit:N0}字节的上限,没有读入任何内容。"), SameSource)
        .OnField("file", "过大");

    public static Refusal JsonUnreadable(string place, string what) => new Refusal(
        "catalogue.edition-json-unreadable", $"{place}:{what}。整个文件没有读入,请更正后重新读取。", SameSource).OnField(place, what);

    public static Refusal JsonVersion(string place) => new Refusal(
        "catalogue.edition-json-version", "JSON的格式不是本系统能读取的第1版,请升级后再读取。", SameSource).OnField(place, "版本不符");

    public static Refusal SetUnknown(string set) => new Refusal(
        "catalogue.edition-set-unknown", $"目录使用的要素集({set})本系统没有,没有读入任何内容,请先取得该要素集。", LegalGround.OfClause("STD-4.2")).OnField("elements", set);

    public static Refusal HashDiffers() => new Refusal(
        "catalogue.edition-hash-differs", "内容与所标明的哈希值不符,没有读入任何内容,请核对来源。", SameSource).OnField("hash", "不符");
}
