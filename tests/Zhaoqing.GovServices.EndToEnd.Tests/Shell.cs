using System.Diagnostics;
using System.Text;

namespace Zhaoqing.GovServices.EndToEnd.Tests;

/// <summary>One bash that keeps its variables from one block of a document to the next.</summary>
internal sealed class Shell : IAsyncDisposable
{
    private const string End = "--end-of-block--";

    private readonly Process _bash = Process.Start(new ProcessStartInfo("bash", ["--noprofile", "--norc"])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        StandardOutputEncoding = Encoding.UTF8,
        WorkingDirectory = Repository.Root,
        Environment = { ["LC_ALL"] = "C.UTF-8" },
    })!;

    /// <summary>Runs commands and gives what they print.</summary>
    public async Task<string> RunAsync(string commands)
    {
        await _bash.StandardInput.WriteLineAsync($"{{\n{commands}\n}} 2>&1\nprintf '\\n%s\\n' '{End}'");
        await _bash.StandardInput.FlushAsync();
        var printed = new StringBuilder();
        while (await _bash.StandardOutput.ReadLineAsync() is { } line && line != End) printed.Append(line).Append('\n');
        return printed.ToString().Trim('\n');
    }

    public async ValueTask DisposeAsync()
    {
        _bash.StandardInput.Close();
        await _bash.WaitForExitAsync();
        _bash.Dispose();
    }
}
