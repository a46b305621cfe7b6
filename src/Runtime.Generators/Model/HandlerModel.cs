namespace Lambda.Runtime.Generators.Model;

/// <summary>One <c>[LambdaHandler]</c> method.</summary>
/// <param name="ClassName">The emitted class's name: the method's, with its type's and namespace's.</param>
/// <param name="Type">The method's type: <c>global::Functions</c>.</param>
/// <param name="Method">The method's name, fit for code.</param>
/// <param name="Names">Every value of <c>_HANDLER</c> that means it; the first is its own.</param>
/// <param name="Parameters">In the method's order.</param>
/// <param name="Await">What the result has to be taken out of.</param>
/// <param name="Answer">Where the answer comes from.</param>
/// <param name="Result">The JSON value that it answers with, or one element of it; <see langword="null"/> where the answer is no JSON.</param>
/// <param name="HasStaticConstructor">Its type has a static constructor, which runs at init.</param>
/// <param name="Instance">How its object is made; <see langword="null"/> for a static method.</param>
/// <param name="Steps">What goes on around it, from the outside to the inside.</param>
/// <param name="CancellationMargin">The attribute's margin in milliseconds; -1 when it has none.</param>
internal sealed record HandlerModel(
    string ClassName,
    string Type,
    string Method,
    EquatableArray<string> Names,
    EquatableArray<ParameterModel> Parameters,
    AwaitKind Await,
    AnswerKind Answer,
    JsonValueModel? Result,
    bool HasStaticConstructor,
    ConstructionModel? Instance,
    EquatableArray<StepModel> Steps,
    int CancellationMargin)
{
    /// <summary>For messages: <c>Functions.Hello</c>.</summary>
    public string Shown => Names[Names.Count > 1 ? Names.Count - 2 : 0];

    /// <summary>The event's type, as C# writes it; <see langword="null"/> where the event is no JSON.</summary>
    public string? EventType => Parameters.FirstOrDefault(static parameter => parameter.Event is not null)?.Event?.Type.Replace("global::", "");

    /// <summary>The answer is sent while it is made, wherever the caller takes it so.</summary>
    public bool IsStreamed => Answer is AnswerKind.JsonLines or AnswerKind.ByteSequence or AnswerKind.TextSequence or AnswerKind.Stream;

    /// <summary>A container has to be made for it.</summary>
    public bool TakesServices =>
        Parameters.Any(static parameter => parameter.Service is not null) || Constructions.Any(static made => made.Arguments.Count > 0);

    /// <summary>What is made before the first event.</summary>
    public IEnumerable<ConstructionModel> Constructions =>
        new[] { Instance }.Concat(Steps.OfType<MiddlewareModel>().Select(static middleware => middleware.Construction)).OfType<ConstructionModel>();
}

/// <summary>What a handler's result is wrapped in.</summary>
internal enum AwaitKind
{
    /// <summary>Nothing: it is there on return.</summary>
    None,

    /// <summary>A task or value task, with or without a value.</summary>
    Task,
}

/// <summary>Where the answer comes from.</summary>
internal enum AnswerKind
{
    /// <summary>The handler returns nothing: the answer is the JSON value <c>null</c>.</summary>
    Null,

    /// <summary>The handler returns nothing: the answer is an empty text.</summary>
    Empty,

    /// <summary>The result, as JSON.</summary>
    Json,

    /// <summary>The result is bytes, or a stream of them.</summary>
    Bytes,

    /// <summary>The result is text.</summary>
    Text,

    /// <summary>The result is a sequence, sent as lines of JSON.</summary>
    JsonLines,

    /// <summary>The result is a sequence of bytes.</summary>
    ByteSequence,

    /// <summary>The result is a sequence of texts.</summary>
    TextSequence,

    /// <summary>What the handler writes to its <c>TextWriter</c>.</summary>
    Writer,

    /// <summary>What the handler writes to its <c>LambdaResponseStream</c>.</summary>
    Stream,

    /// <summary>What the handler writes to the console.</summary>
    Console,
}
