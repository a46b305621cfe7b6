namespace Lambda.Runtime.Generators.Model;

/// <summary>A method with <c>[LambdaHandler]</c> that cannot be served. Its names are kept, so that no other handler goes by them.</summary>
/// <param name="ClassName">The emitted class's name.</param>
/// <param name="Method">For messages: <c>Functions.Hello</c>.</param>
/// <param name="Names">Every value of <c>_HANDLER</c> that means it.</param>
internal sealed record RefusedHandlerModel(string ClassName, string Method, EquatableArray<string> Names);
