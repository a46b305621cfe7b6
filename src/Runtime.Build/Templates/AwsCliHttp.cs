using Lambda.Runtime.Build.Settings;

namespace Lambda.Runtime.Build.Templates;

/// <summary>The functions of bash that connect services which send HTTP requests. Each sets <c>url</c>.</summary>
internal static class AwsCliHttp
{
    /// <summary>Creates function URLs.</summary>
    public const string FunctionUrls = """

        # Creates or updates the URL of a function, and sets url to it.
        function_url() {
            local name=$1 auth=$2 mode=$3 cors=$4 command=update-function-url-config found
            if ! found=$(aws lambda get-function-url-config --function-name="$name" 2>&1); then
                if [[ $found != *ResourceNotFoundException* ]]; then
                    printf '%s\n' "$found" >&2
                    return 1
                fi
                command=create-function-url-config
            fi
            url=$(aws lambda "$command" --function-name="$name" --auth-type="$auth" --invoke-mode="$mode" --cors="$cors" --query=FunctionUrl --output=text)
        }

        # Allows everyone to call the URL of a function. Lambda requires both permissions.
        open_url() {
            permit "$1" public-url --action=lambda:InvokeFunctionUrl --function-url-auth-type=NONE
            permit "$1" public --action=lambda:InvokeFunction --invoked-via-function-url
        }

        # Removes these permissions from a function whose URL was public.
        close_url() {
            local name=$1 statement response
            for statement in public-url public; do
                if ! response=$(aws lambda remove-permission --function-name="$name" --statement-id="$statement" 2>&1); then
                    if [[ $response != *ResourceNotFoundException* ]]; then
                        printf '%s\n' "$response" >&2
                        return 1
                    fi
                fi
            done
        }

        # Adds a permission for everyone to a function, unless it has it.
        permit() {
            local name=$1 statement=$2 response
            shift 2
            if ! response=$(aws lambda add-permission --function-name="$name" --statement-id="$statement" --principal="*" "$@" 2>&1); then
                if [[ $response != *ResourceConflictException* ]]; then
                    printf '%s\n' "$response" >&2
                    return 1
                fi
            fi
        }

        """;

    /// <summary>Writes the definitions of APIs.</summary>
    public const string Definitions = """

        # Prints the OpenAPI definition of an API that sends its requests to a function. An argument after the first four is a path with its operations.
        definition() {
            local name=$1 security=$2 integration=$3 members=$4 target partition region path operations operation secured paths="" values
            shift 4
            target=$(arn_of "$name")
            IFS=: read -r _ partition _ region _ <<<"$target"
            integration='{"type":"aws_proxy","httpMethod":"POST","uri":"'"arn:$partition:apigateway:$region:lambda:path/2015-03-31/functions/$target/invocations"'"'"$integration}"
            for path in "$@"; do
                read -r path operations <<<"$path"
                values=""
                for operation in $operations; do
                    secured='{"'"$security"'":[]}'
                    if [[ $operation == preflight ]]; then # a browser does not sign it
                        operation=options secured=""
                    fi
                    values+=',"'"$operation"'":{"responses":{},"x-amazon-apigateway-integration":'"$integration"
                    if [[ -n $security ]]; then
                        values+=',"security":['"$secured]"
                    fi
                    if [[ $path == "\$default" ]]; then
                        values+=',"isDefaultRoute":true'
                    fi
                    values+="}"
                done
                paths+=',"'"$path"'":{'"${values#,}}"
            done
            if [[ -n $security ]]; then
                members+=',"components":{"securitySchemes":{"'"$security"'":{"type":"apiKey","name":"Authorization","in":"header","x-amazon-apigateway-authtype":"awsSigv4"}}}'
            fi
            printf '{"openapi":"3.0.1","info":{"title":"%s","version":"1.0"},"paths":{%s}%s}' "$name" "${paths#,}" "$members"
        }

        # Allows an API to invoke a function, and sets url to the URL of a stage.
        allow_api() {
            local name=$1 api=$2 stage=$3 target partition region account
            target=$(arn_of "$name")
            IFS=: read -r _ partition _ region account _ <<<"$target"
            allow "$name" apigateway "arn:$partition:execute-api:$region:$account:$api/*"
            url=https://$api.execute-api.$region.amazonaws.com/
            if [[ $partition == aws-cn ]]; then
                url=https://$api.execute-api.$region.amazonaws.com.cn/
            fi
            if [[ $stage != "\$default" ]]; then
                url+=$stage/
            fi
        }

        """;

    /// <summary>Creates HTTP APIs.</summary>
    public const string HttpApis = """

        # Creates the HTTP API with the name of a function, or replaces its definition if it exists, with a stage that is deployed after each change.
        http_api() {
            local name=$1 stage=$2 definition=$3 api found
            api=$(aws apigatewayv2 get-apis --query="Items[?Name=='$name'].ApiId" --output=text)
            if [[ -z $api ]]; then
                api=$(aws apigatewayv2 import-api --body=file:///dev/stdin --query=ApiId --output=text <<<"$definition")
            else
                aws apigatewayv2 reimport-api --api-id="$api" --body=file:///dev/stdin <<<"$definition"
            fi
            if ! found=$(aws apigatewayv2 get-stage --api-id="$api" --stage-name="$stage" 2>&1); then
                if [[ $found != *NotFoundException* ]]; then
                    printf '%s\n' "$found" >&2
                    return 1
                fi
                aws apigatewayv2 create-stage --api-id="$api" --stage-name="$stage" --auto-deploy
            fi
            allow_api "$name" "$api" "$stage"
        }

        """;

    /// <summary>Creates REST APIs.</summary>
    public const string RestApis = """

        # Creates the REST API with the name of a function, replaces its definition, and deploys it to a stage.
        rest_api() {
            local name=$1 stage=$2 definition=$3 api
            api=$(aws apigateway get-rest-apis --query="items[?name=='$name'].id" --output=text)
            if [[ -z $api ]]; then
                api=$(aws apigateway create-rest-api --name="$name" --endpoint-configuration=types=REGIONAL --query=id --output=text)
            fi
            retry "TooManyRequests" put_rest_api "$api" "$definition"
            allow_api "$name" "$api" "$stage"
            retry "TooManyRequests" aws apigateway create-deployment --rest-api-id="$api" --stage-name="$stage"
        }

        put_rest_api() {
            aws apigateway put-rest-api --rest-api-id="$1" --mode=overwrite --body=fileb:///dev/stdin <<<"$2"
        }

        """;

    /// <summary>Creates load balancers.</summary>
    public const string LoadBalancers = """

        # Creates a load balancer with a target group for a function, unless they exist: the service accepts the same commands again.
        load_balancer() {
            local name=$1 balancer=$2 multi_values=$3 target group arn subnets
            IFS=, read -ra subnets <<<"$SUBNETS"
            target=$(arn_of "$name")
            group=$(aws elbv2 create-target-group --name="$balancer" --target-type=lambda --query='TargetGroups[].TargetGroupArn' --output=text)
            aws elbv2 modify-target-group-attributes --target-group-arn="$group" --attributes="Key=lambda.multi_value_headers.enabled,Value=$multi_values"
            allow "$name" elasticloadbalancing "$group"
            retry "AccessDenied|does not have permission" aws elbv2 register-targets --target-group-arn="$group" --targets="Id=$target"
            arn=$(aws elbv2 create-load-balancer --name="$balancer" --type=application --subnets "${subnets[@]}" --security-groups "$SECURITY_GROUP" \
                --query='LoadBalancers[].LoadBalancerArn' --output=text)
            aws elbv2 create-listener --load-balancer-arn="$arn" "${listener[@]}" --default-actions="Type=forward,TargetGroupArn=$group"
            url=http://$(aws elbv2 describe-load-balancers --load-balancer-arns="$arn" --query='LoadBalancers[].DNSName' --output=text)/
        }

        """;

    /// <summary>Writes the array of the paths and their operations.</summary>
    public static string Paths(IEnumerable<ApiPath> routes) =>
        $"paths=(\n{string.Concat(routes.Select(static route => $"    {TemplateText.Bash($"{route.Path} {string.Join(' ', ApiOperations.Of(route))}")}\n"))})";

    /// <summary>The name of the scheme that requires signatures of IAM; empty for a public API.</summary>
    public static string Security(HttpSettings http) => http.IsPublic ? "''" : "AWS_IAM";
}
