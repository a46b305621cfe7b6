using Lambda.Runtime;
using Lambda.Runtime.Http;

namespace Company.Functions;

public record Lambda_Handler_NewItem(int Id, string Name);

public static class Lambda_Handler_New
{
    [LambdaRoute("GET /handler-route/{id}")]
    public static Results<Ok<Lambda_Handler_NewItem>, NotFound> Get(int id) =>
        id == 1 ? TypedResults.Ok(new Lambda_Handler_NewItem(id, "first")) : TypedResults.NotFound();
}
