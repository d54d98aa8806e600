using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A holiday notice as a small JSON file, so that next year's can be loaded without a new version of the package.</summary>
/// <remarks>
/// One object: <c>number</c>, <c>year</c>, <c>issued</c> (yyyy-MM-dd), <c>change</c> (optional, true for a change of an earlier notice) and <c>days</c>,
/// ascending objects of <c>date</c>, <c>kind</c> (<c>off</c>, <c>makeUp</c>, in a change also <c>asWeek</c>) and <c>name</c>. Nothing else may stand in it.
/// </remarks>
public static class HolidayNoticeFile
{
    /// <summary>Indented, lines that end in LF, Chinese as it is.</summary>
    internal static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a notice.</summary>
    /// <param name="json">The text of the file.</param>
    /// <returns>
    /// The notice; <c>time-limit.notice-unreadable</c> where the text is cut, was in another encoding than UTF-8, is no such object, or has another member, with the field at fault;
    /// <c>time-limit.notice-contradicts-itself</c> where its days cannot be as they are told.
    /// </returns>
    public static OneOf<Refusal, HolidayNotice> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        // What a reader of UTF-8 makes of another encoding: a notice would be quoted under a number that nobody can read.
        if (json.Contains('\uFFFD', StringComparison.Ordinal)) return TimeLimitRefusals.NoticeUnreadable("", "文件不是 UTF-8 编码,请另存为 UTF-8。");
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return NoticeElement.Read(document.RootElement, isFile: true)
                .Match<OneOf<Refusal, HolidayNotice>>(fault => TimeLimitRefusals.NoticeUnreadable(fault.Field, fault.Message), notice => notice);
        }
        catch (Exception fault) when (NoticeElement.IsUnreadable(fault))
        {
            return TimeLimitRefusals.NoticeUnreadable("", NoticeElement.PlaceOf(fault));
        }
        catch (ArgumentException fault)
        {
            return TimeLimitRefusals.NoticeContradictsItself(fault.Message);
        }
    }

    /// <summary>Writes a notice as <see cref="Read(string)"/> reads it.</summary>
    public static string Write(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            NoticeElement.Write(writer, notice);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
