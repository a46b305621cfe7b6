using Lambda.Runtime.Emulator.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Lambda.Runtime.Testing.Tests.Service.Queues;

/// <summary>Receives that wait for a message.</summary>
public class LongPollTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly QueueRegistry _queues;
    private readonly MessageQueue _queue;

    public LongPollTests()
    {
        _queues = new QueueRegistry(_time);
        _queue = _queues.GetOrCreate("orders", new QueueSettings(), out _);
    }

    [Fact]
    public async Task SentMessage_EndsTheWait()
    {
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();
        Assert.False(receive.IsCompleted);

        _queue.Send(new NewMessage("one"));

        Assert.Equal("one", Assert.Single(await receive.WithinLimit()).Content.Body);
    }

    [Fact]
    public async Task MessageOfAnotherQueue_DoesNotEndTheWait()
    {
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();

        _queues.GetOrCreate("other", new QueueSettings(), out _).Send(new NewMessage("one"));
        _time.Advance(Wait);

        Assert.Empty(await receive.WithinLimit());
    }

    [Fact]
    public async Task EndOfADelay_EndsTheWait()
    {
        _queue.Send(new NewMessage("one") { Delay = TimeSpan.FromSeconds(5) });
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("one", Assert.Single(await receive.WithinLimit()).Content.Body);
    }

    [Fact]
    public async Task EndOfAVisibilityTimeout_EndsTheWait()
    {
        _queue.Send(new NewMessage("one"));
        _queue.Receive(1, TimeSpan.FromSeconds(5));
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, Assert.Single(await receive.WithinLimit()).ReceiveCount);
    }

    [Fact]
    public async Task WaitWithoutAMessage_EndsInTime()
    {
        _queue.Send(new NewMessage("later") { Delay = TimeSpan.FromMinutes(1) });
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();

        _time.Advance(Wait - TimeSpan.FromSeconds(1));
        Assert.False(receive.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(await receive.WithinLimit());
    }

    [Fact]
    public async Task DeletedQueue_EndsTheWaitWithAnError()
    {
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync();

        _queues.Delete(_queue);

        Assert.Equal("QueueDoesNotExist", (await Assert.ThrowsAsync<QueueErrorException>(() => receive.WithinLimit())).Type);
    }

    [Fact]
    public async Task CanceledWait_LeavesTheNextMessage()
    {
        using var cancellation = new CancellationTokenSource();
        Task<IReadOnlyList<ReceivedMessage>> receive = ReceiveAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive.WithinLimit());
        _queue.Send(new NewMessage("one"));
        Assert.Equal(0, Assert.Single(_queue.Peek()).ReceiveCount);
    }

    [Fact]
    public async Task Request_WaitsAsLongAsTheQueueSays()
    {
        await using QueueFixture queues = await QueueFixture.StartAsync();
        await queues.CreateAsync("orders", ("ReceiveMessageWaitTimeSeconds", "20"));
        Assert.Empty(await queues.ReceiveAsync("orders", """{"WaitTimeSeconds":0}""").WithinLimit());
        Task<string[]> receive = queues.ReceiveBodiesAsync("orders");

        await queues.SendAsync("orders", "one");

        Assert.Equal(["one"], await receive.WithinLimit());
    }

    /// <summary>A caller that disconnects must not receive a message that is sent later: nobody would process it until its visibility timeout ends.</summary>
    [Fact]
    public async Task DisconnectedCaller_DoesNotReceive()
    {
        var time = new ObservedTimeProvider();
        await using QueueFixture queues = await QueueFixture.StartAsync(time);
        await queues.CreateAsync("orders");
        using var disconnect = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent($$"""{"QueueUrl":"{{queues.UrlOf("orders")}}","WaitTimeSeconds":20}""") };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.ReceiveMessage");
        Task<HttpResponseMessage> receive = queues.Service.Http.SendAsync(request, disconnect.Token);
        await time.Created.WaitWithinLimitAsync();

        await disconnect.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive.WithinLimit());
        await time.Disposed.WaitWithinLimitAsync();

        await queues.SendAsync("orders", "one");
        Assert.Equal(0, Assert.Single(queues.Service.Queues.Find("orders")!.Peek()).ReceiveCount);
        Assert.Empty(queues.Service.Refusals);
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(CancellationToken cancellationToken = default) =>
        LongPoll.ReceiveAsync(_queues, _queue, static queue => queue.Receive(10), Wait, cancellationToken);
}
