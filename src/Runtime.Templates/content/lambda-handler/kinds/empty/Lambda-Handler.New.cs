using Lambda.Runtime;

namespace Company.Functions;

public record Lambda_Handler_NewRequest(string Name);
public record Lambda_Handler_NewResponse(string Message);

public static class Lambda_Handler_New
{
    [LambdaHandler("Lambda_Handler_New")]
    public static Lambda_Handler_NewResponse Handle(Lambda_Handler_NewRequest request) => new($"Hello, {request.Name}!");
}
