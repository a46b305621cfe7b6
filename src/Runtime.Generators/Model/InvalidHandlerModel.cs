namespace Lambda.Runtime.Generators.Model;

/// <summary>A method with <c>[LambdaHandler]</c> that has an error. It keeps its names, so that no other handler can be selected by them.</summary>
/// <param name="ClassName">The name of the generated class.</param>
/// <param name="Method">For messages: <c>Functions.Hello</c>.</param>
/// <param name="Names">Every value of <c>_HANDLER</c> that selects it.</param>
internal sealed record InvalidHandlerModel(string ClassName, string Method, EquatableArray<string> Names);
