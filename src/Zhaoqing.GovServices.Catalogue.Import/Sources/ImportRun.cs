namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>One reading of one file: what it may take, who is told, who may stop it.</summary>
internal sealed record ImportRun(string File, int Number, ImportLimits Limits, IProgress<ImportProgress>? Progress, CancellationToken Cancellation)
{
    private const int RowsBetweenReports = 1_000;

    /// <summary>Says that so many rows are read.</summary>
    public void Tell(int rows)
    {
        if (rows % RowsBetweenReports != 0) return;
        Cancellation.ThrowIfCancellationRequested();
        if (rows > 0) Progress?.Report(new ImportProgress(File, Number, rows));
    }

    /// <summary>Says that all rows are read.</summary>
    public void TellLast(int rows)
    {
        Cancellation.ThrowIfCancellationRequested();
        Progress?.Report(new ImportProgress(File, Number, rows));
    }
}

/// <summary>The words in which files are refused.</summary>
internal static class ImportRefusals
{
    private static LegalGround Checked => LegalGround.OfClause("STD-3.4");

    public static Refusal Unreadable(string file, int line, string message) => At($"{file}:{line}", $"{file}第{line}行", message);

    /// <summary>A place in a file that cannot be read.</summary>
    /// <param name="place">The place for programs, for example <c>matters.xlsx:matters!B5</c>.</param>
    /// <param name="said">The place for people.</param>
    /// <param name="message">What is wrong.</param>
    public static Refusal At(string place, string said, string message) =>
        new Refusal("catalogue.import-file-unreadable", $"{said}:{message}。整个文件未导入,请更正后重新导入。", Checked).OnField(place, message);

    public static Refusal TooLarge(string file, string message) =>
        new Refusal("catalogue.import-file-too-large", $"{file}{message},未导入。请分批导入。", Checked).OnField(file, message);

    public static Refusal Format(string file, string message) =>
        new Refusal("catalogue.import-file-format", $"{file}{message},未导入。请改存为CSV、JSON或xlsx。", Checked).OnField(file, message);
}
