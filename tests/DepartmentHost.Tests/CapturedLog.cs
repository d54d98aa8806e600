using Microsoft.Extensions.Logging;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>Keeps every line that is logged, with what it is about.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock) return [.. _lines];
        }
    }

    /// <summary>Ends when a line with this text is logged from now on.</summary>
    public Task LineWith(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock) _awaited.Add((text, seen));
        return seen.Task;
    }

    public ILogger CreateLogger(string categoryName) => new Pen(categoryName, this);

    public void Dispose()
    {
    }

    private void Write(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            foreach (var (_, seen) in _awaited.Where(awaited => line.Contains(awaited.Text, StringComparison.Ordinal))) seen.TrySetResult();
        }
    }

    private sealed class Pen(string category, CapturedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write($"{logLevel} {category} {formatter(state, exception)} {state} {exception}");
    }
}
