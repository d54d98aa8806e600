using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hosting;

/// <summary>Reads a department's own holiday notices on top of the shipped ones.</summary>
internal static class NoticeFiles
{
    private const string Key = $"{TimeLimitOptions.Section}:{nameof(TimeLimitOptions.Notices)}";

    /// <summary>The shipped notices with those of the folder or file.</summary>
    /// <exception cref="InvalidDataException">There is no such folder or file, or a file is refused; the message has the key, the file and the reason in Chinese.</exception>
    public static NoticeArchive Load(TimeLimitOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Notices)) return NoticeArchive.StateCouncil;
        string path = Path.GetFullPath(options.Notices);
        var read = FilesAt(path).Select(file => (File: file, Notice: Read(file))).OrderBy(own => own.Notice.Issued).ThenBy(own => own.File, StringComparer.Ordinal);
        return read.Aggregate(NoticeArchive.StateCouncil, (known, own) =>
            // A later version of the package ships what the department has loaded already.
            known.Notices.Any(notice => IsSame(notice, own.Notice)) ? known : known.With(own.Notice).Match(refusal => throw Refused(own.File, refusal), more => more));
    }

    private static string[] FilesAt(string path)
    {
        try
        {
            if (Directory.Exists(path)) return Directory.GetFiles(path, "*.json");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{Key}: {path} 不能读取:{fault.Message}", fault);
        }

        return File.Exists(path) ? [path] : throw new InvalidDataException($"{Key}: {path} 不存在,既不是文件夹,也不是放假通知文件。");
    }

    private static HolidayNotice Read(string file)
    {
        try
        {
            return HolidayNoticeFile.Read(File.ReadAllText(file)).Match(refusal => throw Refused(file, refusal), notice => notice);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{Key}: {Path.GetFileName(file)} 不能读取:{fault.Message}", fault);
        }
    }

    private static bool IsSame(HolidayNotice one, HolidayNotice other) =>
        string.Equals(one.Number, other.Number, StringComparison.Ordinal) && one.Year == other.Year && one.Issued == other.Issued && one.IsChange == other.IsChange
        && one.Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    private static InvalidDataException Refused(string file, Refusal refusal) => new(
        $"{Key}: {Path.GetFileName(file)}: {refusal.Message}({refusal.Code};{string.Join(';', refusal.Fields.Select(fault => $"{fault.Field}:{fault.Message}"))})");
}
