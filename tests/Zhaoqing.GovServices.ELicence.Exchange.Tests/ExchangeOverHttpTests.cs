using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OneOf;
using Zhaoqing.GovServices.ELicence.Exchange.Hosting;

namespace Zhaoqing.GovServices.ELicence.Exchange.Tests;

/// <summary>A client and a host over sockets, with everything going wrong between them.</summary>
public sealed class ExchangeOverHttpTests
{
    public static TheoryData<string> Faults => ["answers 500", "answers 503", "hangs up", "breaks off in the head", "sends half an answer", "never answers", "stops in the middle"];

    [Fact]
    [Clause("PLT-2.6")]
    public async Task A_grant_gives_its_fields_and_a_check_its_yes()
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server);
        var client = services.GetRequiredService<ExchangeClient>();
        var answer = Read(await client.FetchAsync(LicenceServer.Query));
        Assert.Equal((ExchangeStatus.Ok, LicenceServer.Card, LicenceServer.Name), (answer.Status, answer.Licence, answer.Fields["name"]));
        var check = Read(await client.VerifyAsync(head => LicenceServer.Query(head) with { Request = "request-2", Fields = [] }));
        Assert.True(check.IsValid);
        Assert.Empty(check.Fields);
        Assert.Equal(2, await UsesAsync(server));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_answer_that_is_lost_is_asked_for_again_and_is_one_use(string fault)
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server);
        server.Script.Enqueue((context, next) => FailAsync(fault, context, next));
        server.Script.Enqueue((context, next) => FailAsync(fault, context, next));
        Assert.Equal(LicenceServer.Name, Read(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)).Fields["name"]);
        Assert.Equal(3, server.Requests);
        Assert.Equal(1, await UsesAsync(server));
    }

    [Theory]
    [InlineData(200, "<html>502</html>")]
    [InlineData(200, "")]
    [InlineData(200, """{"head":{"status":0,"reason":"e-licence.allowed"}}""")]
    [InlineData(200, """{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000MB0143028R001.11441200007141332C.TEST000002.001.7","isValid":true,"certData":{}}}""")]
    [InlineData(200, """{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C","isValid":true,"certData":{"address":"x"}}}""")]
    [InlineData(400, """{"head":{"status":0,"reason":"x"},"data":{"certIdentifier":"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C","isValid":true,"certData":{}}}""")]
    [InlineData(404, "")]
    [InlineData(302, "")]
    public async Task What_is_no_answer_to_the_question_is_not_believed(int status, string body)
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server);
        server.Script.Enqueue(async (context, _) =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        Assert.Equal("e-licence.exchange-unreadable", Code(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_question_is_never_sent_on_to_another_address(int status)
    {
        await using var server = await LicenceServer.StartAsync();
        await using var other = await LicenceServer.StartAsync();
        await using var services = Client(server);
        server.Script.Enqueue((context, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, other.Address + "queryCertInfoByHolderCode");
            return Task.CompletedTask;
        });
        Assert.Equal("e-licence.exchange-unreadable", Code(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)));
        Assert.Equal(0, other.Requests);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_not_read_to_its_end()
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server, options => options.Retries = 1);
        for (int i = 0; i < 2; i++)
        {
            server.Script.Enqueue(async (context, _) =>
            {
                byte[] room = new byte[65_536];
                try
                {
                    for (int n = 0; n < 1_000; n++) await context.Response.Body.WriteAsync(room, context.RequestAborted);
                }
                catch (OperationCanceledException)
                {
                    // The client has seen enough.
                }
            });
        }

        Assert.Equal("e-licence.exchange-unreadable", Code(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)));
    }

    [Fact]
    public async Task Where_nothing_answers_it_says_so_and_after_many_failures_asks_no_more_for_a_while()
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server, options => (options.Retries, options.BreakAfter, options.BreakFor) = (1, 4, TimeSpan.FromMinutes(5)));
        var client = services.GetRequiredService<ExchangeClient>();
        for (int i = 0; i < 20; i++) server.Script.Enqueue((context, next) => FailAsync("answers 500", context, next));
        for (int i = 0; i < 6; i++) Assert.Equal("e-licence.exchange-unreachable", Code(await client.FetchAsync(LicenceServer.Query)));
        Assert.Equal(4, server.Requests);
        Assert.Equal(0, await UsesAsync(server));
    }

    [Fact]
    public async Task Who_stops_waiting_is_told_so_and_who_asks_again_gets_the_same_use()
    {
        await using var server = await LicenceServer.StartAsync();
        await using var services = Client(server);
        var client = services.GetRequiredService<ExchangeClient>();
        using var stop = new CancellationTokenSource();
        server.Script.Enqueue(async (context, next) =>
        {
            var body = await AnswerAsync(context, next);
            await stop.CancelAsync();
            context.Abort();
            Assert.NotEmpty(body);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FetchAsync(LicenceServer.Query, stop.Token));
        Assert.True(Read(await client.FetchAsync(LicenceServer.Query)).IsValid);
        Assert.Equal(1, await UsesAsync(server));
    }

    [Fact]
    [Clause("PLT-2.6")]
    public async Task Without_a_grant_nothing_moves_whatever_the_head_says()
    {
        await using var server = await LicenceServer.StartAsync(granted: false);
        await using var services = Client(server);
        await using var stranger = Client(server, options => options.AccessToken = "guessed");
        var answer = Read(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query));
        Assert.Equal((ExchangeStatus.NoRight, "e-licence.no-grant"), (answer.Status, answer.Reason));
        Assert.Equal(ExchangeStatus.NotAuthenticated, Read(await stranger.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)).Status);
    }

    [Fact]
    public async Task A_question_of_another_form_has_its_status_and_the_host_goes_on()
    {
        await using var server = await LicenceServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.Address };
        foreach (string body in new[] { "", "{}", "[", new string(' ', ExchangeQuery.MaxBytes * 4) })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("queryCertInfoByHolderCode", UriKind.Relative), content);
            Assert.Equal(400, (int)answer.StatusCode);
            Assert.Equal(ExchangeStatus.InputMissing, ExchangeAnswer.Read(await answer.Content.ReadAsByteArrayAsync()).AsT1.Status);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }

        Assert.Equal(405, (int)(await http.GetAsync(new Uri("verifyCertInfo", UriKind.Relative))).StatusCode);
        Assert.Equal(0, await UsesAsync(server));
    }

    [Fact]
    public async Task Neither_a_number_nor_a_secret_nor_a_face_stands_in_a_log_of_either_side()
    {
        using var log = new CapturedLog();
        await using var server = await LicenceServer.StartAsync(log);
        await using var services = Client(server, log: log);
        server.Script.Enqueue((context, next) => FailAsync("sends half an answer", context, next));
        Assert.True(Read(await services.GetRequiredService<ExchangeClient>().FetchAsync(LicenceServer.Query)).IsValid);
        Assert.Contains("licence-exchange", log.Text, StringComparison.Ordinal);
        foreach (string secret in new[] { LicenceServer.Number, LicenceServer.Secret, LicenceServer.Name, LicenceServer.Holder.ToString() }) Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_question_without_an_end_no_more_is_read_than_a_question_may_have()
    {
        await using var server = await LicenceServer.StartAsync();
        await using var endless = new EndlessStream();
        Assert.Equal(StatusCodes.Status400BadRequest, await server.AnswerAsync(endless));
        Assert.InRange(endless.Taken, 1, 2 * ExchangeQuery.MaxBytes);
    }

    [Fact]
    public void Options_that_cannot_be_used_are_told_at_the_start()
    {
        Action<ExchangeOptions>[] wrong =
        [
            options => options.Address = null, options => options.Address = new Uri("https://licences.example/exchange"), options => options.AccessToken = " ", options => options.Retries = 0,
            options => options.TotalTimeout = TimeSpan.FromMilliseconds(1), options => options.BreakAfter = 1,
        ];
        foreach (var configure in wrong)
        {
            using var services = Client(new Uri("https://licences.example/exchange/"), configure);
            Assert.Throws<OptionsValidationException>(services.GetRequiredService<ExchangeClient>);
        }
    }

    private static ServiceProvider Client(LicenceServer server, Action<ExchangeOptions>? configure = null, ILoggerProvider? log = null) => Client(server.Address, configure, log);

    private static ServiceProvider Client(Uri address, Action<ExchangeOptions>? configure = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Trace);
            if (log is not null) logging.AddProvider(log);
        });
        services.AddLicenceExchangeClient(options =>
        {
            (options.Address, options.AccessId, options.AccessToken) = (address, "access-1", LicenceServer.Secret);
            (options.AttemptTimeout, options.RetryDelay) = (TimeSpan.FromMilliseconds(1_500), TimeSpan.FromMilliseconds(1));
            configure?.Invoke(options);
        });
        return services.BuildServiceProvider();
    }

    /// <summary>The use is made and the answer lost on its way, but where the host fails before it begins.</summary>
    private static async Task FailAsync(string fault, HttpContext context, RequestDelegate next)
    {
        if (fault.StartsWith("answers ", StringComparison.Ordinal))
        {
            context.Response.StatusCode = int.Parse(fault[8..], System.Globalization.CultureInfo.InvariantCulture);
            return;
        }

        byte[] answer = await AnswerAsync(context, next);
        if (fault is "sends half an answer" or "stops in the middle")
        {
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer.AsMemory(0, answer.Length / 2));
            await context.Response.Body.FlushAsync();
        }
        else if (fault == "breaks off in the head")
        {
            context.Response.ContentLength = answer.Length;
            await context.Response.StartAsync();
        }

        if (fault is "never answers" or "stops in the middle") await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        context.Abort();
    }

    /// <summary>What the host answers, kept back.</summary>
    private static async Task<byte[]> AnswerAsync(HttpContext context, RequestDelegate next)
    {
        using var kept = new MemoryStream();
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(kept));
        await next(context);
        context.Features.Set(body);
        return kept.ToArray();
    }

    private static async Task<int> UsesAsync(LicenceServer server) => (await server.Desk.ReadUsesAsync(LicenceServer.Holder)).Count;

    private static ExchangeAnswer Read(OneOf<Refusal, ExchangeAnswer> answer) => answer.Match(refusal => throw new InvalidOperationException(refusal.ToString()), read => read);

    private static string Code(OneOf<Refusal, ExchangeAnswer> answer) => answer.Match(refusal => refusal.Code, read => $"{read}");
}
