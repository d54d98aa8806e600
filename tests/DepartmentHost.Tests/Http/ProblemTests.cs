using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Errors that no route makes itself.</summary>
public sealed class ProblemTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "request.not-found")]
    [InlineData("GET", "/wp-login.php", 404, "request.not-found")]
    [InlineData("PUT", "/api/v1/matters", 405, "request.method")]
    [InlineData("DELETE", "/api/v1/cases/x", 405, "request.method")]
    [InlineData("GET", "/api/v1/clauses/REG-99.9", 404, "request.not-found")]
    public async Task An_address_or_a_method_that_is_not_there_is_a_problem_too(string method, string path, int status, string code)
    {
        foreach (string accept in new[] { "*/*", "text/html,application/xhtml+xml" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            (await host.As("applicant-1").SendAsync(request, ("Accept", accept))).IsProblem(status, code);
        }
    }

    [Fact]
    public async Task A_record_that_cannot_be_reached_is_503_and_says_when_to_come_back()
    {
        using var whole = new RunningHost();
        await using var broken = whole.WithWebHostBuilder(builder => builder.ConfigureServices(
            services => services.Replace(ServiceDescriptor.Singleton<IEventStore, UnreachableStore>())));
        using var client = broken.CreateClient();
        var caller = new Caller(client);
        client.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
        var answer = await caller.SubmitAsync(Story.Complete());
        answer.IsProblem(503, "request.unavailable");
        Assert.Matches("^[1-9][0-9]*$", answer.Header("Retry-After"));
        Assert.Equal(503, (await caller.GetAsync("/health/ready")).Code);
        Assert.Equal(200, (await caller.GetAsync("/health/live")).Code);
    }

    [Fact]
    public async Task A_mistake_of_ours_is_500_and_tells_nothing_of_the_inside()
    {
        using var whole = new RunningHost();
        await using var broken = whole.WithWebHostBuilder(builder => builder.ConfigureServices(
            services => services.Replace(ServiceDescriptor.Singleton<IEventStore, MistakenStore>())));
        using var client = broken.CreateClient();
        client.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
        var answer = await new Caller(client).SubmitAsync(Story.Complete());
        answer.IsProblem(500, "request.failed");
        Assert.DoesNotContain("inside", answer.Text, StringComparison.Ordinal);
    }

    private class UnreachableStore : IEventStore
    {
        protected virtual Exception Fault => new JournalUnavailableException();

        public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) => throw Fault;

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => throw Fault;

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<RecordedEvent>();

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => throw Fault;

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => throw Fault;

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => throw Fault;

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => throw Fault;
    }

    private sealed class MistakenStore : UnreachableStore
    {
        protected override Exception Fault => new InvalidOperationException("a word from the inside");
    }
}
