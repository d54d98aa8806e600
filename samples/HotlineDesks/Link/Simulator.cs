using System.Globalization;
using OneOf;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.HotlineDesks.Link;

/// <summary>How the simulated desk answers (模拟方式): what people train against.</summary>
public enum SimulatedAnswer
{
    /// <summary>A person at its page answers (人工).</summary>
    Person,

    /// <summary>It takes everything (一律受理).</summary>
    Accept,

    /// <summary>It refuses what is not immediate (不予受理).</summary>
    Refuse,

    /// <summary>It takes everything and gives it back (受理后退单).</summary>
    Return,
}

/// <summary>Answers for a desk that nobody sits at, so that the other desk can be trained and tested. What it says passes the same rules as what people say.</summary>
internal sealed class Simulator
{
    private readonly BridgeStation _station;
    private int _numbers;

    public Simulator(BridgeStation station, LinkService link)
    {
        _station = station;
        link.Listen(AnswerAsync);
    }

    public SimulatedAnswer Answer { get; set; }

    private async Task AnswerAsync(LinkNotice notice)
    {
        if (Answer == SimulatedAnswer.Person || notice is not LinkReceived { Intake: BridgeIntake.Stored } received) return;
        var (message, id) = (received.Message, received.Case.Id);
        if (message.Content is EmergencyDispatchRequest or OnSiteAssistRequest)
        {
            await SayAsync(id, new EmergencyDispatchAck(Number("P"), "示例派出所"), message.Id);
            return;
        }

        if (message.Content is not (TransferOffer or WorkOrderPush)) return;
        bool isImmediate = message.Content is TransferOffer { HandOver.Urgency: Urgency.Immediate } or WorkOrderPush { HandOver.Urgency: Urgency.Immediate };
        if (Answer == SimulatedAnswer.Refuse && !isImmediate)
        {
            await SayAsync(id, new TransferRefuse(TransferRefusalReason.OutOfScope, new ScopeReading(0), "模拟:不属于受理范围"), message.Id);
            return;
        }

        await SayAsync(id, new TransferAccept(Number("J")), message.Id);
        if (Answer == SimulatedAnswer.Return) await SayAsync(id, new WorkOrderReturn(TransferRefusalReason.OutOfScope, new ScopeReading(0), NodaTime.Duration.FromMinutes(1)), answers: null);
    }

    private Task<OneOf<Refusal, BridgeCase>> SayAsync(BridgeCaseId id, BridgeContent content, Guid? answers) => _station.SayAsync(id, content, "simulator", answers);

    private string Number(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref _numbers):D8}");
}
