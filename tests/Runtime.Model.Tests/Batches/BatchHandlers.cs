using System.Text.Json;
using Lambda.Runtime.Events;

namespace Lambda.Runtime.Model.Tests.Batches;

/// <summary>
/// The handlers of <see cref="BatchMode"/>: with and without a task and a token, one record at a time and several, with different options and middleware,
/// and loops over whole batches.
/// </summary>
public static class BatchHandlers
{
    [SqsHandler]
    public static void Message(BatchItem item, LambdaContext context) => BatchWork.Run(item, context);

    [SqsHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail)]
    public static void MessageOrDrop(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.Run(item, context, token);

    [SqsHandler(FailInvocation = FailInvocation.WhenAnyFails)]
    public static Task MessageTask(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.RunAsync(item, context, token);

    [SqsHandler(MaxConcurrency = 2, FailInvocation = FailInvocation.WhenAllFail)]
    public static Task MessageOfTwo(BatchItem item, LambdaContext context) => BatchWork.RunAsync(item, context);

    [SqsHandler(MaxConcurrency = 3, OnPoison = PoisonAction.Drop)]
    public static ValueTask MessageOfThree(BatchItem item, LambdaContext context, CancellationToken token) => new(BatchWork.RunAsync(item, context, token));

    [SqsHandler(MaxConcurrency = 4)]
    public static Task MessageOfFour(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.RunAsync(item, context, token);

    [SqsHandler(OnPoison = PoisonAction.Drop), LambdaMiddleware<BatchMiddleware>(PerRecord = true)]
    public static void MessageInMiddleware(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.Run(item, context, token);

    [LambdaHandler]
    public static SqsBatchResponse MessageLoop(SqsEvent batch, LambdaContext context) =>
        SqsBatch.Handle(batch.Records, context, message => BatchWork.Run(Parse(message), context));

    [LambdaHandler]
    public static Task<SqsBatchResponse> MessageLoopOfThree(SqsEvent batch, LambdaContext context) =>
        SqsBatch.HandleAsync(batch.Records, context, message => BatchWork.RunAsync(Parse(message), context), maxConcurrency: 3);

    [KinesisHandler]
    public static void Data(BatchItem item, LambdaContext context) => BatchWork.Run(item, context);

    [KinesisHandler(OnPoison = PoisonAction.Drop)]
    public static Task DataOrDrop(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.RunAsync(item, context, token);

    [KinesisHandler(MaxConcurrency = 2, FailInvocation = FailInvocation.WhenAnyFails)]
    public static Task DataOfTwo(BatchItem item, LambdaContext context) => BatchWork.RunAsync(item, context);

    [KinesisHandler(MaxConcurrency = 4, OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail)]
    public static ValueTask DataOfFour(BatchItem item, LambdaContext context, CancellationToken token) => new(BatchWork.RunAsync(item, context, token));

    [DynamoDbHandler(FailInvocation = FailInvocation.WhenAllFail)]
    public static void Change(DynamoDbChange<BatchItem> change, LambdaContext context, CancellationToken token) => BatchWork.Run(change.NewImage!, context, token);

    [DynamoDbHandler]
    public static Task ChangeTask(DynamoDbChange<BatchItem> change, LambdaContext context) => BatchWork.RunAsync(change.NewImage!, context);

    [DynamoDbHandler(MaxConcurrency = 3)]
    public static Task ChangeOfThree(DynamoDbChange<BatchItem> change, LambdaContext context, CancellationToken token) =>
        BatchWork.RunAsync(change.NewImage!, context, token);

    [KafkaHandler]
    public static void Value(BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.Run(item, context, token);

    [KafkaHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail)]
    public static Task ValueOrDrop(string? key, BatchItem item, LambdaContext context, CancellationToken token) => BatchWork.RunAsync(item, context, token);

    [KafkaHandler(MaxConcurrency = 2, FailInvocation = FailInvocation.WhenAnyFails)]
    public static Task ValueOfTwo(BatchItem item, LambdaContext context) => BatchWork.RunAsync(item, context);

    [KafkaHandler(MaxConcurrency = 4, OnPoison = PoisonAction.Drop)]
    public static ValueTask ValueOfFour(BatchItem item, LambdaContext context, CancellationToken token) => new(BatchWork.RunAsync(item, context, token));

    [LambdaHandler]
    public static Task<KafkaBatchResponse> ValueLoopOfThree(KafkaEvent batch, LambdaContext context) =>
        KafkaBatch.HandleAsync(batch.Records, context, record => BatchWork.RunAsync(Parse(record), context), maxConcurrency: 3);

    private static BatchItem Parse(KafkaRecord record) => JsonSerializer.Deserialize<BatchItem>(record.Value, JsonSerializerOptions.Web)!;

    [FirehoseHandler]
    public static string Transformation(BatchItem item, LambdaContext context)
    {
        BatchWork.Run(item, context);
        return TransformationCheck.ResultOf(item.Key);
    }

    [FirehoseHandler(OnPoison = PoisonAction.Drop, FailInvocation = FailInvocation.WhenAllFail)]
    public static string TransformationOrDrop(BatchItem item, LambdaContext context, CancellationToken token)
    {
        BatchWork.Run(item, context, token);
        return TransformationCheck.ResultOf(item.Key);
    }

    [FirehoseHandler(FailInvocation = FailInvocation.WhenAnyFails)]
    public static Task<string> TransformationTask(BatchItem item, LambdaContext context, CancellationToken token) => TransformAsync(item, context, token);

    [FirehoseHandler(MaxConcurrency = 3, OnPoison = PoisonAction.Drop)]
    public static ValueTask<string> TransformationOfThree(BatchItem item, LambdaContext context) => new(TransformAsync(item, context));

    [FirehoseHandler(MaxConcurrency = 4)]
    public static Task<string> TransformationOfFour(BatchItem item, LambdaContext context, CancellationToken token) => TransformAsync(item, context, token);

    [FirehoseHandler(OnPoison = PoisonAction.Drop), LambdaMiddleware<BatchMiddleware>(PerRecord = true)]
    public static Task<string> TransformationInMiddleware(BatchItem item, LambdaContext context, CancellationToken token) => TransformAsync(item, context, token);

    private static async Task<string> TransformAsync(BatchItem item, LambdaContext context, CancellationToken token = default)
    {
        await BatchWork.RunAsync(item, context, token);
        return TransformationCheck.ResultOf(item.Key);
    }

    private static BatchItem Parse(SqsMessage message) => JsonSerializer.Deserialize<BatchItem>(message.Body, JsonSerializerOptions.Web)!;
}

/// <summary>Middleware that lets some records be read on another thread.</summary>
public sealed class BatchMiddleware : ILambdaMiddleware
{
    public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next)
    {
        if (invocation.Record!.Number % 2 == 1)
            await Task.Yield();
        await next(invocation);
    }
}
