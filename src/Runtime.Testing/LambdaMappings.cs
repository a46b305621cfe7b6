using Lambda.Runtime.Emulator.EventSources;

namespace Lambda.Runtime.Testing;

/// <summary>The event source mappings of a test, for Lambda's API. The test connects sources to functions, so that the API only shows and changes the mappings.</summary>
/// <param name="functions">Returns the functions of the emulator.</param>
internal sealed class LambdaMappings(Func<IEnumerable<LambdaFunction>> functions) : IEventSourceMappings
{
    private readonly Lock _updating = new();

    public string CreationProblem =>
        $"In a test, {nameof(LambdaFunction)}.{nameof(LambdaFunction.Queue)}, {nameof(LambdaFunction.Stream)}, {nameof(LambdaFunction.Table)} and {nameof(LambdaFunction.Topic)} "
        + "connect a source to a function, until the function is disposed of.";

    public IReadOnlyList<EventSourceMapping> All => [.. Connected.Select(static connected => connected.Poller.Describe(connected.Function))];

    private IEnumerable<(string Function, IMappedPoller Poller)> Connected =>
        functions().SelectMany(static function => function.Pollers.Select(poller => (function.Instances.Configuration.FunctionName, poller)));

    public EventSourceMapping Create(QueueSourceMapping mapping, out EventSourceMapping? existing) => throw new NotSupportedException(CreationProblem);

    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change)
    {
        (string function, IMappedPoller? poller) = Connected.FirstOrDefault(connected => connected.Poller.Describe(connected.Function).Id == id);
        if (poller is null)
            return null;

        lock (_updating)
            poller.Configure(change(poller.Describe(function)));
        poller.Poll();
        return poller.Describe(function);
    }

    public string FindDeletionProblem(EventSourceMapping mapping) => CreationProblem;

    public EventSourceMapping? Delete(Guid id) => null;
}
