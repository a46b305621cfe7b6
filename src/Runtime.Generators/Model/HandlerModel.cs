namespace Lambda.Runtime.Generators.Model;

/// <summary>One <c>[LambdaHandler]</c> method.</summary>
/// <param name="ClassName">The emitted class's name: the method's, with its type's and namespace's.</param>
/// <param name="Method">The method as it is called: <c>global::Functions.Hello</c>.</param>
/// <param name="Names">Every value of <c>_HANDLER</c> that means it; the first is its own.</param>
/// <param name="Parameters">In the method's order.</param>
/// <param name="Await">What the result has to be taken out of.</param>
/// <param name="Result">The JSON value that it answers with; <see langword="null"/> when it returns nothing.</param>
/// <param name="StaticInitializer">The type whose static constructor runs at init, if it has one.</param>
internal sealed record HandlerModel(
    string ClassName,
    string Method,
    EquatableArray<string> Names,
    EquatableArray<ParameterModel> Parameters,
    AwaitKind Await,
    JsonValueModel? Result,
    string? StaticInitializer);

/// <summary>What a handler's result is wrapped in.</summary>
internal enum AwaitKind
{
    /// <summary>Nothing: it is there on return.</summary>
    None,

    /// <summary>A task or value task, with or without a value.</summary>
    Task,
}

/// <summary>One parameter of a handler.</summary>
/// <param name="Kind">What is passed.</param>
/// <param name="Event">The event's type, where the parameter is the event.</param>
internal sealed record ParameterModel(ParameterKind Kind, JsonValueModel? Event);

/// <summary>What a handler's parameter is.</summary>
internal enum ParameterKind
{
    /// <summary>The event, as JSON.</summary>
    Event,

    /// <summary>The invocation's <c>LambdaContext</c>.</summary>
    Context,
}
